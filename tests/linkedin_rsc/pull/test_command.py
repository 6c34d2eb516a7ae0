"""`manage.py rsc_pull`, against a real LinkedIn."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from linkedin_rsc.models import Contract, InMail, Integration, RecruiterNote, Seat, StubProfile
from tests.linkedin_rsc.pull.conftest import ILSE, RITA

pytestmark = pytest.mark.django_db


def run(*words):
    out = io.StringIO()
    call_command("rsc_pull", *words, stdout=out, stderr=io.StringIO())
    return out.getvalue()


@pytest.fixture
def exchanged(pulling, linkedin, ago):
    linkedin.write_inmail(seat=RITA, member=ILSE, body="May we talk?", at_ms=ago(3))
    linkedin.write_note(seat=RITA, member=ILSE, text="Knows cold chain.", at_ms=ago(2))


def test_it_asks_for_everything_and_says_what_was_new(exchanged):
    said = run("--json")

    pulls = json.loads(said)["pulls"]
    new = {(one["kind"], one["of"]): one["new"] for one in pulls if one["new"]}
    assert new[("inmails", "Rita Lindqvist")] == 1
    assert new[("notes", "Contract 550017")] == 1
    assert InMail.objects.count() == RecruiterNote.objects.count() == 1


def test_it_asks_for_the_named_kinds_only(exchanged):
    run("seats")

    said = run("notes")

    assert "1 new" in said and "inmails" not in said
    assert not InMail.objects.exists()


def test_who_shared_their_profile_is_in_the_pool_when_it_ends(exchanged, linkedin, ago):
    linkedin.answer(seat=RITA, member=ILSE, body="Gladly.", shares=True, at_ms=ago(1))
    run("seats")

    run("stubs")

    members = Contract.objects.get().pool.members.all()
    assert [one.candidate for one in members] == [StubProfile.objects.get().candidate]


def test_asked_again_it_finds_nothing_new(exchanged):
    run()

    assert {one["new"] for one in json.loads(run("notes", "--json"))["pulls"]} == {0}


def test_seats_that_were_known_are_not_counted_as_new(exchanged):
    first, again = (json.loads(run("seats", "--json"))["pulls"] for _number in range(2))

    assert [one["new"] for one in first] == [Seat.objects.count()] != [0]
    assert [one["new"] for one in again] == [0]


def test_what_linkedin_refuses_is_an_error_with_its_words(exchanged, linkedin):
    run("seats")
    linkedin.fail_next("prospectNotes", 400, message="Nonsense")

    with pytest.raises(CommandError):
        run("notes")


def test_without_an_enabled_contract_it_says_what_is_missing(exchanged):
    Integration.objects.filter(type="CSA_API").delete()

    with pytest.raises(CommandError, match="no Recruiter contract"):
        run()


def test_an_unknown_kind_is_named(exchanged):
    with pytest.raises(CommandError, match="mails"):
        run("mails")


def test_who_closed_their_account_is_asked_for_where_it_is_on(pulling, settings):
    settings.LINKEDIN_CLOSED_ACCOUNTS = True

    pulls = json.loads(run("closed", "--json"))["pulls"]

    assert [(one["kind"], one["new"], one["problem"]) for one in pulls] == [("closed", 0, "")]


def test_who_closed_their_account_is_not_asked_for_where_it_is_off(pulling):
    with pytest.raises(CommandError, match="LINKEDIN_CLOSED_ACCOUNTS"):
        run("closed")
