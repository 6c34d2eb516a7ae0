import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.markdown import markdown

SHOWN = {"p", "br", "ul", "ol", "li", "blockquote", "pre", "code", "strong", "em", "a"}
MARKS = st.text(alphabet="ab*_`[]()<>!#-+&\\\n 1.:/\"'", max_size=60)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Calm.\nKind.", "<p>Calm.<br>\nKind.</p>"),
        ("**Strong** and _fair_", "<p><strong>Strong</strong> and <em>fair</em></p>"),
        ("- Dutch\n- Danish", "<ul>\n<li>Dutch</li>\n<li>Danish</li>\n</ul>"),
        ("2024. A good year", '<ol start="2024">\n<li>A good year</li>\n</ol>'),
        ("> as she said", "<blockquote>\n<p>as she said</p>\n</blockquote>"),
        ("# 1 choice\n---", "<p># 1 choice<br>\n---</p>"),
        ("    from a table", "<p>from a table</p>"),
        ("snake_case_name & <b>&nbsp;", "<p>snake_case_name &amp; &lt;b&gt;&amp;nbsp;</p>"),
        (
            "[work](https://a.example/?a=1&b=2)",
            '<p><a href="https://a.example/?a=1&amp;b=2" rel="noopener noreferrer">work</a></p>',
        ),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("", ""),
    ],
)
def test_remarks_are_shown_as_they_were_meant(written, shown):
    assert markdown(written).strip() == shown


def test_pictures_fetch_nothing():
    assert "<img" not in markdown("![a pixel](https://elsewhere.example/pixel.png)")


@given(MARKS)
def test_no_mark_becomes_a_tag_of_theirs(written):
    shown = markdown(written)

    assert set(re.findall(r"</?([a-zA-Z0-9]+)", shown)) <= SHOWN
    assert set(re.findall(r"<a ([a-z]+)=", shown)) <= {"href"}
    assert not re.search(r'href="(?!https?:|mailto:|[^:"]*")', shown)
