import pytest

from base.rich_text import clean_rich_text, editable_text, plain_text


def test_plain_text_becomes_paragraphs_with_line_breaks():
    html = clean_rich_text("Nights only.\r\nTwo shifts.\r\n\r\n\r\nPay: A & B")

    assert html == "<p>Nights only.<br>Two shifts.</p><p>Pay: A &amp; B</p>"


def test_a_smaller_than_sign_does_not_make_html_of_text():
    html = clean_rich_text("Experience: <5 years, a < b\n\nSecond paragraph")

    assert html == "<p>Experience: &lt;5 years, a &lt; b</p><p>Second paragraph</p>"


def test_harmless_tags_stay_and_everything_else_goes():
    html = clean_rich_text(
        '<h3>Tasks</h3><ul><li onclick="x()">Plan</li></ul><script>steal()</script>'
        '<img src="https://example.org/pixel.png"><style>p{}</style><div>Rest</div>'
    )

    assert html == "<h3>Tasks</h3><ul><li>Plan</li></ul><p>Rest</p>"


@pytest.mark.parametrize(
    "pasted",
    [
        "<pre>Early: 6 to 2\nLate: 2 to 10</pre>",
        "<PRE class='x'>\nEarly: 6 to 2\nLate: 2 to 10\n</PRE >",
        "<pre><code>Early: 6 to 2\r\nLate: 2 to 10</code></pre>",
        "<pre>Early: 6 to 2\n<span>Late: 2 to 10</span></pre>",
    ],
)
def test_lines_set_as_they_were_typed_stay_lines(pasted):
    assert clean_rich_text(pasted) == "<p>Early: 6 to 2<br>Late: 2 to 10</p>"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_that_would_run_code_loses_its_address(address):
    html = clean_rich_text(f'<a href="{address}">Apply</a>')

    assert "href" not in html
    assert ">Apply</a>" in html


def test_a_link_to_a_page_stays():
    html = clean_rich_text('<a href="https://nordwind.example/jobs">More</a>')

    assert 'href="https://nordwind.example/jobs"' in html


def test_cleaning_twice_changes_nothing():
    once = clean_rich_text("Fish & chips\nby night\n\n“Quoted”")

    assert clean_rich_text(once) == once


def test_plain_text_has_the_words_apart_and_no_entities():
    assert plain_text("<p>Fish &amp; chips</p><ul><li>One</li><li>Two</li></ul>") == (
        "Fish & chips One Two"
    )


def test_an_empty_looking_description_has_no_plain_text():
    assert plain_text("<p> </p><br><p>&nbsp;</p>") == ""


def test_who_typed_text_finds_text_again():
    text = "Fish & chips\nby night\n\nSalary < 50k"

    assert editable_text(clean_rich_text(text)) == text


def test_who_typed_html_finds_html_again_a_block_a_line():
    html = clean_rich_text("<p>One</p><ul><li>Two</li></ul><p>Three <b>four</b></p>")

    assert editable_text(html) == (
        "<p>One</p>\n<ul>\n<li>Two</li>\n</ul>\n<p>Three <b>four</b></p>"
    )


def test_editing_nothing_changes_nothing():
    html = clean_rich_text(
        "<h3>Tasks</h3>\n<ul>\n  <li>Plan</li>\n  <li>Load</li>\n</ul>"
        '<p>See <a href="https://nordwind.example/">us</a>\n<br>soon.</p>'
    )

    assert clean_rich_text(editable_text(html)) == html


def test_text_that_only_looks_like_a_tag_survives_editing():
    html = clean_rich_text("<p>Write &lt;b&gt; for bold</p>")

    assert clean_rich_text(editable_text(html)) == html


def test_space_around_blocks_goes_and_within_text_stays():
    html = clean_rich_text("<ul> \n <li> one  two </li>\t</ul> three <b> four </b> <p>x</p>")

    assert html == "<ul><li>one  two</li></ul><p>three <b> four </b></p><p>x</p>"
