"""One form for each profile, however its address is written; what only looks like one is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.web_addresses import profile_address

ILSE = "https://www.linkedin.com/in/ilse-marbach"


@pytest.mark.parametrize(
    "written",
    [
        ILSE,
        "http://linkedin.com/in/ilse-marbach/",
        "https://de.linkedin.com/in/Ilse-Marbach?trk=public_profile#about",
        "https://m.linkedin.com/in/ilse-marbach/de",
        "HTTPS://WWW.LINKEDIN.COM/in/ilse-marbach/details/experience/",
        "https://www.linkedin.com:443/in/ilse-marbach",
        "  linkedin.com/in/ilse-marbach ",
        "www.linkedin.com/in/ilse-marbach//",
    ],
)
def test_one_profile_has_one_address(written):
    assert profile_address(written) == ILSE


def test_a_coded_sign_that_would_end_the_path_stays_coded():
    address = profile_address("https://www.linkedin.com/in/a%23b%3Fc%25d")

    assert address == "https://www.linkedin.com/in/a%23b%3fc%25d"
    assert profile_address(address) == address


def test_letters_and_their_codes_are_the_same():
    encoded = "https://www.linkedin.com/in/j%C3%B6rg-%e4%b8%ad"

    assert profile_address(encoded) == "https://www.linkedin.com/in/jörg-中"
    assert profile_address("https://linkedin.com/in/Jo\u0308rg-中") == profile_address(encoded)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "linkedin",
        "javascript:alert(1)",
        "ftp://linkedin.com/in/ilse",
        "https://www.linkedin.com@evil.example/in/ilse",
        "https://ilse:secret@www.linkedin.com/in/ilse",
        "https://a.de:99999/x",
        "https://a.de:port/x",
        "https://[::1/x",
        "https://exa mple.org/x",
        "https://",
        "//linkedin.com/in/ilse",
    ],
)
def test_what_is_no_address_is_none(written):
    assert profile_address(written) == ""


def test_a_neighbour_of_linkedin_is_not_linkedin():
    assert profile_address("https://notlinkedin.com/in/A/") == "https://notlinkedin.com/in/A"
    assert profile_address("https://linkedin.com.evil.example/in/A").startswith("https://linkedin.")
    assert profile_address("http://www.a.example:8080/B/?q=1") == "http://a.example:8080/B"
    assert profile_address("http://[::1]/B") == "https://[::1]/B"


@given(st.text(st.sampled_from("abAÖ中:/@?#%.[]-_ 0123\n"), max_size=60))
def test_nothing_that_is_written_breaks_it_and_its_answer_stays(written):
    for start in ("", "https://", "https://de.linkedin.com/in/"):
        address = profile_address(start + written)
        assert profile_address(address) == address
