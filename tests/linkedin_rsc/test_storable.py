"""Whatever JSON from outside says, any database keeps it, and all keep the same."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkedin_rsc.storable import read_json
from tests.factories.linkedin_rsc import InMailFactory

ODD = [
    (rb'"a\u0000b"', "a\ufffdb"),
    (rb'"\ud83d"', "\ufffd"),
    (rb'"\uDE00\uD83D"', "\ufffd\ufffd"),
    (rb'"\ud83d\ude00"', "\U0001f600"),
    (rb'"\ud83d\ud83d\ude00\ude00"', "\ufffd\U0001f600\ufffd"),
    # A backslash that stands for itself, and what only looks like an escape behind it.
    (rb'"\\u0000"', r"\u0000"),
    (rb'"\\ud83d\ude00"', "\\ud83d\ufffd"),
    (rb'"\ud83d\\\ude00"', "\ufffd\\\ufffd"),
    # Halves of pairs as bytes, which are no UTF-8.
    (b'"\xed\xa0\xbd"', "\ufffd"),
    (rb'{"\u0000": [{"\ud800": "\udfff"}]}', {"\ufffd": [{"\ufffd": "\ufffd"}]}),
    (b"[NaN, -Infinity, 1e999, 1.5]", [None, None, None, 1.5]),
    ('"\u00fc"'.encode("utf-16"), "\u00fc"),
    (b'\xef\xbb\xbf"bom"', "bom"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "value"), ODD)
def test_what_no_database_keeps_is_replaced(content, value):
    assert read_json(content) == value


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'"\x00"', b"[" * 100_000])
def test_what_is_no_json_is_refused_as_such(content):
    with pytest.raises(ValueError):
        read_json(content)


@pytest.mark.django_db
@pytest.mark.parametrize("content", [content for content, _value in ODD])
def test_what_is_read_is_kept_as_it_was_read(content):
    row = InMailFactory(raw={"read": read_json(content)})

    row.refresh_from_db()

    assert row.raw == {"read": read_json(content)}


SIGNS = st.text(st.characters() | st.sampled_from("\\u\x00\ud83d\ude00d89"))
VALUES = st.recursive(
    SIGNS | st.integers() | st.floats() | st.none() | st.booleans(),
    lambda inner: st.lists(inner) | st.dictionaries(SIGNS, inner),
)


@given(VALUES, st.booleans())
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_is_overlooked(value, escapes):
    content = json.dumps(value, ensure_ascii=escapes).encode("utf-8", "surrogatepass")

    read = json.dumps(read_json(content), ensure_ascii=False, allow_nan=False)

    assert "\\u0000" not in read.replace("\\\\", "")
    read.encode("utf-8")
