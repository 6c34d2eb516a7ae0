import pytest

from candidates.phones import looks_like_phone, normalise_phone, readable_phone


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("+49 421 555 0100", "", "+494215550100"),
        ("0421 / 555-0100", "DE", "+494215550100"),
        (" 0421 555 0100 ", "", "0421 555 0100"),
        ("+49 421 555 0100 ext. 5", "", "+494215550100 ext. 5"),
        ("0421 5550100 x12", "DE", "+494215550100 ext. 12"),
        ("+49 1", "", "+49 1"),
        ("ask Rita", "DE", "ask Rita"),
    ],
)
def test_number_is_kept_in_one_form_where_it_is_understood(typed, country, kept):
    assert normalise_phone(typed, country) == kept


@pytest.mark.parametrize(
    ("kept", "read"),
    [("+494215550100", "+49 421 5550100"), ("0421 555 0100", "0421 555 0100"), ("", "")],
)
def test_number_is_read_as_people_write_it(kept, read):
    assert readable_phone(kept) == read


@pytest.mark.parametrize(
    ("text", "is_phone"),
    [
        ("0421", True),
        ("+49 421 555 0100", True),
        ("ask Rita", False),
        ("1", False),
        ("1" * 41, False),
        ("", False),
    ],
)
def test_number_has_digits_enough_and_an_end(text, is_phone):
    assert looks_like_phone(text) is is_phone
