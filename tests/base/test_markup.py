"""What people paste as a description: text stays text, blocks stay blocks, little is lost."""

from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from base.markup import is_markup, left_out
from base.rich_text import MAX_CHARACTERS, TooLong, clean_rich_text, editable_text, plain_text

# Letters of several scripts, and all that could be taken for markup.
SIGNS = st.text(st.sampled_from("abzäßд中 \n<>/&;=\"'@.,:!?-[]#1"), max_size=200)
WORD = st.text(st.sampled_from("abcxyzäöдж中1"), min_size=1, max_size=8)
PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div>", "</div>", "<ul>", "</ul>", "<li>", "</li>", "<b>", "</b>",
        "<table>", "<tr>", "<td>", "</td>", "<br>", "<h1>", "</h1>", "<!--", "-->",
        "<script>", "</script>",
        "<o:p>", "</o:p>", "<a href='x'>", "</a>", "x<y", "<ilse@x.example>", "&amp;", "&nbsp;",
        "<img src=x>", "<span style='a:b'>", "</span>", "<", ">",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        "Ask Ilse <ilse@nordwind.example> about the shifts.",
        "You know List<String>, Map<K, List<V>> and std::vector<int>.",
        "x<y, a <b and 5 < 6 > 4",
        "Read <https://nordwind.example/jobs> <urn:isbn:1> first",
        "<- back | next -> <3 <<EOF <!important> </end>",
        "Pay <gross>, <NAME OF TOWN>, <ä>",
        "An <a without an end, a <b> without one",
        "Write &lt;b&gt; and &nbsp; as they stand",
    ],
)
def test_text_with_odd_signs_keeps_every_word(typed):
    html = clean_rich_text(typed)

    assert plain_text(html) == typed
    assert editable_text(html) == typed


@given(SIGNS)
def test_no_text_loses_a_sign_unless_it_is_markup(typed):
    if not is_markup(typed):
        assert plain_text(clean_rich_text(typed)).split() == typed.split()


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<b><p>Nights</p><p>only</p></b>", "<p><b>Nights</b></p><p><b>only</b></p>"),
        ("<p><i>Nights <b>only</i></b></p>", "<p><i>Nights <b>only</b></i></p>"),
        ("<ul><li><b>Plan<li>Drive</b></ul>",
         "<ul><li><b>Plan</b></li><li><b>Drive</b></li></ul>"),
    ],
)  # fmt: skip
def test_emphasis_over_several_blocks_is_in_each_of_them(pasted, kept):
    assert clean_rich_text(pasted) == kept


@example("<h1> <a href='x'> <p> <br>")
@example("<pre> <i>\n</pre>")
@given(st.lists(st.one_of(PIECES, WORD), max_size=40).map(" ".join))
def test_cleaning_twice_changes_nothing(typed):
    html = clean_rich_text(typed)

    assert clean_rich_text(html) == html
    assert plain_text(clean_rich_text(editable_text(html))) == plain_text(html)


@given(
    st.lists(WORD, min_size=1, max_size=8),
    st.sampled_from(["div", "section", "p", "h2", "li", "tr", "blockquote", "dd", "address"]),
)
def test_blocks_stay_blocks(words, tag):
    html = clean_rich_text("".join(f"<{tag}>{word}</{tag}>" for word in words))

    assert plain_text(html).split() == words


@given(st.lists(WORD, min_size=1, max_size=8))
def test_cells_of_a_row_stand_apart_on_a_line_of_their_own(words):
    row = "".join(f"<td>{word}</td>" for word in words)

    html = clean_rich_text(f"<table><tbody><tr>{row}</tr>\n<tr>{row}</tr></tbody></table>")

    assert html == f"<p>{' · '.join(words)}</p>" * 2


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<p>Ask <ilse@x.example>, x<y</p>", "<p>Ask &lt;ilse@x.example&gt;, x&lt;y</p>"),
        ("<div><div><p>a</p></div>b</div>", "<p>a</p><p>b</p>"),
        ("<ul><li><div>a</div></li></ul>", "<ul><li><p>a</p></li></ul>"),
        ("<h1>a</h1><h6>b</h6>", "<h3>a</h3><h4>b</h4>"),
        ("a<br>b<BR/>c", "<p>a<br>b<br>c</p>"),
        ("<b>a</b><!-- note <p>b</p> -->", "<p><b>a</b></p>"),
        ("<b>a</b> <!-- never closed", "<p><b>a</b> &lt;!-- never closed</p>"),
        ("<p>a</p><script>b</script><STYLE>c</style >d", "<p>a</p><p>d</p>"),
        ("<p>a <script> b</p>", "<p>a  b</p>"),
        ("<P CLASS=MsoNormal>a<o:p>&nbsp;</o:p></P><p>&nbsp;</p>", "<p>a\xa0</p>"),
        ("<!DOCTYPE html><html><head><title>t</title></head><body>a</body></html>", "<p>a</p>"),
        ("<![if !supportLists]>a<![endif]><br>b", "<p>a<br>b</p>"),
    ],
)
def test_markup_is_reduced_to_what_is_kept(pasted, kept):
    assert unescape(clean_rich_text(pasted)) == unescape(kept)


def test_length_counts_what_is_kept():
    style = "mso-style-name: Standard; margin: 0cm; font-family: Calibri" * 20
    pasted = "<html><body>" + f"<p style='{style}'><span style='{style}'>Hi</span></p>" * 70

    assert len(pasted) > 160_000
    assert clean_rich_text(pasted) == "<p>Hi</p>" * 70
    with pytest.raises(TooLong):
        clean_rich_text("a" * (MAX_CHARACTERS + 1))


@pytest.mark.parametrize("piece", ["<script>", "<!--", "<p ", "<ul>", '<a href="', "<b>", "</p>"])
def test_a_flood_of_markup_is_refused(piece):
    with pytest.raises(TooLong):
        clean_rich_text(piece * (900_000 // len(piece)))


def test_what_cannot_be_kept_is_counted_by_kind():
    pasted = "<p>a</p><img src=x><IMG src=y/><video></video><iframe src=z></iframe><input name=q>"

    assert left_out(pasted) == {"image": 2, "video": 1, "frame": 1, "form field": 1}
    assert left_out("The <img> element, and <b>") == {}
    assert left_out("<p>a <b>b</b> <!-- <img src=x> --></p>") == {}
