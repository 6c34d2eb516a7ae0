"""What is kept of a text: all that is seen of it, in one form, and nothing else."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from base.text import email_address, folded, lines, one_line, spellings

UNSEEN = ["\x00", "\x1f", "\x7f", "\x9f", "\xad", "\u061c", "\u200b", "\u200e", "\u202a",
          "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff", "\u3164", "\u2800", "\ud800",
          "\uffff"]  # fmt: skip
TEXTS = st.text(st.one_of(st.sampled_from([*UNSEEN, "\u200d", " ", "\xa0", "\n"]), st.characters()))


@pytest.mark.parametrize("mark", UNSEEN)
def test_what_nobody_sees_goes(mark):
    assert one_line(f"{mark}Il{mark}se{mark} {mark}Marbach{mark}") == "Ilse Marbach"
    assert lines(f"{mark}Il{mark}se\n{mark}") == "Ilse"


@pytest.mark.parametrize(
    "space", ["\t", "\n", "\x0b", "\x85", "\xa0", "\u2003", "\u2028", "\u3000"]
)
def test_every_kind_of_space_is_one(space):
    assert one_line(f"{space}Ilse{space}{space}Marbach{space}") == "Ilse Marbach"


def test_marks_are_composed():
    assert one_line("Jo\u0308rg") == one_line("J\u200bo\u200b\u0308rg") == "Jörg"


@pytest.mark.parametrize(
    "kept", ["می\u200cخواهم", "क्\u200dष", "👩\u200d💻", "محمد ٣", "李小龍", "O’Brien"]
)
def test_what_belongs_to_a_script_stays(kept):
    assert one_line(kept) == kept


@given(TEXTS)
def test_what_is_kept_stays_as_it_is(text):
    for keep in (one_line, lines, email_address):
        kept = keep(text)
        assert keep(kept) == kept
        assert unicodedata.is_normalized("NFC", kept)
    assert not {"Cc", "Cs"} & {unicodedata.category(sign) for sign in one_line(text)}


def test_lines_stay_apart():
    assert lines("one\r\ntwo\rthree\u2028four\x85five ") == "one\ntwo\nthree\nfour\nfive"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Übersetzer", "ubersetzer"),
        ("JÜRGEN", "Ju\u0308rgen"),
        ("Straße", "STRASSE"),
        ("O’Brien", "obrien"),
        ("D'Arc", "d`arc"),
        ("Łódź", "Lodz"),
        ("Søren Æbelø", "soren aebelo"),
        ("ﬁnance", "finance"),
        ("Ｔｏｋｙｏ", "tokyo"),
        ("İzmir ışık", "izmir isik"),
        ("Jean‑Luc", "jean-luc"),
        ("Ångström", "angstrom"),
        ("Ο∆ΥΣΣΕΥΣ".replace("∆", "Δ"), "οδυσσευσ"),
        ("Ёлка", "Елка"),
    ],
)
def test_what_people_type_for_the_same_word_is_the_same(one, other):
    assert folded(one) == folded(other)


@example("𐞢")
@given(TEXTS)
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    "written",
    [
        "Ilse@Example.org",
        " ilse@example.org\u200b",
        "\u202ailse@example.org\u202c",
        "mailto:ilse@example.org",
        "Ilse Marbach <ilse@example.org>",
        '"Marbach, Ilse" <ILSE@example.org> ',
        "ilse\xad@example.org",
    ],
)
def test_one_address_has_one_form(written):
    assert email_address(written) == "ilse@example.org"


@given(st.text())
def test_one_of_the_spellings_is_the_folded_text(text):
    assert spellings(text)[0] == folded(text)
    assert len(spellings(text)) == len(set(spellings(text))) <= 3


@pytest.mark.parametrize(
    ("one", "other"),
    [("Müller", "Mueller"), ("Jäger", "Jaeger"), ("Köhler", "Koehler"), ("Åberg", "Aaberg"),
     ("Jørgen Øst", "Joergen Øst"), ("Grüße", "Gruesse")],
)  # fmt: skip
def test_umlauts_are_written_in_either_way(one, other):
    assert set(spellings(one)) & set(spellings(other))


@pytest.mark.parametrize("short", ["Mae", "Noe", "Joel", "Aaa"])
def test_of_a_short_word_nothing_is_left_out(short):
    assert spellings(short) == [folded(short)]
