"""Which passwords are refused, in every way that sets one."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from accounts.passwords.services import change_password, make_password_link
from accounts.passwords.strength import check_password_fits
from ats.seeds.people import seed_people
from base.errors import InvalidInput

RITA = User(first_name="Rita", last_name="Lindqvist", email="rita.lindqvist@nordwind.example")
OLD = "correct horse battery"
EASY = [
    "password1234", "Passw0rd2026!", "qwertyuiop[]", "1q2w3e4r5t6y", "123456789012",
    "abcdefghijklm", "aaaaaaaaaaaaaaaa", "abcabcabcabcabc", "xyzxyzxyzxyzxyzxyz" * 7,
    "Summer2026!!", "iloveyou12345", "letmeinletmein", "19850312198503", "drowssap12345",
    "administrator", "tandem-demo-1", "TandemTandem1", "linkedinrecruiter", "RecruiterTandem1",
    "ritalindqvist1", "Lindqvist2026!", "L1ndqvist#2026", "nordwind-nordwind",
    "rita.lindqvist@nordwind",
]  # fmt: skip
HARD = [
    OLD, "staple-9-lantern", "Kx9#mPqL2vRt", "Käsekuchen schmeckt lila", "три зелёных утюга",
    "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich und dann zurück nach Hause",
]  # fmt: skip


@pytest.mark.parametrize("password", EASY)
def test_what_is_easy_to_guess_is_refused(password):
    with pytest.raises(InvalidInput):
        check_password_fits(password, RITA)


@pytest.mark.parametrize("password", HARD)
def test_what_nobody_guesses_is_accepted(password):
    check_password_fits(password, RITA)


@given(st.text(max_size=11))
def test_nothing_below_twelve_characters_is_accepted(password):
    with pytest.raises(InvalidInput):
        check_password_fits(password, RITA)


@given(st.text(min_size=129, max_size=300))
def test_nothing_above_128_characters_is_accepted(password):
    with pytest.raises(InvalidInput, match="at most 128"):
        check_password_fits(password, RITA)


@given(st.text(alphabet="abcdefghij0123456789", min_size=1, max_size=3), st.integers(12, 42))
def test_a_short_piece_repeated_is_no_long_password(piece, times):
    with pytest.raises(InvalidInput):
        check_password_fits(piece * times, RITA)


@pytest.fixture
def rita(recruiter):
    change_password(user=recruiter, password=OLD, by=None)
    return recruiter


@pytest.mark.parametrize("password", ["short-9-odd", "Summer2026!!", "k9#Q" * 33])
def test_no_way_sets_an_unfit_password(rita, administrator, client_as, monkeypatch, password):
    both = {"new_password1": password, "new_password2": password}
    client_as(rita).post(reverse("settings-password"), {"old_password": OLD, **both})
    rita.refresh_from_db()
    stranger = Client()
    page = stranger.get(make_password_link(user=rita, by=administrator), follow=True)
    stranger.post(page.request["PATH_INFO"], both)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    with pytest.raises(CommandError):
        call_command("create_user", rita.email, "--password-stdin")
    with pytest.raises(InvalidInput):
        change_password(user=rita, password=password, by=rita)

    rita.refresh_from_db()
    assert rita.check_password(OLD)


def test_a_refused_password_says_what_to_do(rita, client_as):
    both = {"new_password1": "Summer2026!!", "new_password2": "Summer2026!!"}

    answer = client_as(rita).post(reverse("settings-password"), {"old_password": OLD, **both})

    assert "too easy to guess" in answer.content.decode()


def test_only_the_demo_sets_its_own(db):
    tomke = seed_people()["Tomke"]

    assert tomke.check_password("tandem-demo")
    with pytest.raises(InvalidInput):
        change_password(user=tomke, password="tandem-demo", by=tomke)
