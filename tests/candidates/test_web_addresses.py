"""One form for each profile, however its address is written; what only looks like one is none."""

import re

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
        "https://www.linkedin.com:8080/in/ilse",
        "https://www.linkedin.com:0/in/ilse",
        "https://@www.linkedin.com/in/ilse",
        "https://www.linkedin.com\\@evil.example/in/ilse",
        "https://www.linked\nin.com/in/ilse",
        "https://www.linkedin.com/in/il\x00se",
        "https://www.linkedin.com/in/il%00se",
        "https://www.linkedin.com",
        "https://www.linkedin.com/",
        "https://[::1/x",
        "https://exa mple.org/x",
        "https://",
        "//linkedin.com/in/ilse",
    ],
)
def test_what_is_no_address_is_none(written):
    assert profile_address(written) == ""


@pytest.mark.parametrize(
    "host",
    [
        "notlinkedin.com", "linkedin.com.evil.example", "www.a.example", "[::1]", "127.0.0.1",
        "linkedin.co", "linkedin", "evil.example\\\\.linkedin.com", "linkedin.com%2eevil.example",
    ],
)  # fmt: skip
def test_a_neighbour_of_linkedin_holds_no_profile(host):
    assert profile_address(f"https://{host}/in/ilse") == ""


def test_what_recruiter_names_people_by_keeps_its_case():
    address = "https://www.linkedin.com/talent/profile/AEMAABd-X_q"

    assert profile_address(address) == address


PROFILE = re.compile(r"https://www\.linkedin\.com/\S+")
HOSTS = st.sampled_from(["linkedin.com", "de.linkedin.com", "evil.example", "a.de", "[::1]", ""])
USERS = st.sampled_from(["", "", "ilse@", "www.linkedin.com@", "a:b@", "@", "%40@"])
PORTS = st.just("") | st.integers(-1, 100_000).map(lambda port: f":{port}") | st.just(":x")
SIGNS = st.text(max_size=10)


@given(st.sampled_from(["https", "http", "ftp", "javascript", ""]), USERS, HOSTS, PORTS, SIGNS)
def test_a_profile_is_at_linkedin_and_nowhere_else(scheme, user, host, port, more):
    address = profile_address(f"{scheme}://{user}{host}{port}/in/ilse{more}")

    if address:
        assert PROFILE.fullmatch(address)
        assert address.isprintable()
        assert (user, scheme.startswith("http")) == ("", True)
        assert host.endswith("linkedin.com")
        assert port in {"", ":80", ":443"}


@given(st.characters(categories=["Cc", "Cf", "Zl", "Zp"]), st.integers(1, len(ILSE) - 1))
def test_no_address_holds_a_sign_that_is_not_seen(sign, at):
    assert profile_address(f"{ILSE[:at]}{sign}{ILSE[at:]}") == ""


@given(st.text(st.sampled_from("abAÖ中:/@?#%.[]-_ 0123\n"), max_size=60))
def test_nothing_that_is_written_breaks_it_and_its_answer_stays(written):
    for start in ("", "https://", "https://de.linkedin.com/in/"):
        address = profile_address(start + written)
        assert profile_address(address) == address
