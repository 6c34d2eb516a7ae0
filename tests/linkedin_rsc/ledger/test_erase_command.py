"""`rsc_erase`: a person by their ID, twice, waiting, and the check of a receipt."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from base.errors import DomainError
from base.signed_documents import own_keys
from candidates.models import Candidate
from linkedin_rsc.models import Connection, Erasure
from tests.linkedin_rsc.pushing import applicants, push

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(connected) -> Candidate:
    [application] = applicants(1, first_name="Ilse")
    push()
    return application.candidate


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("rsc_erase", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def receipt(person, tmp_path):
    path = tmp_path / "receipt.json"
    run("candidate", person.public_id, "--yes", "--wait", "--receipt", str(path))
    return path


def test_it_ends_when_linkedin_has_confirmed(person, linkedin):
    report = json.loads(run("candidate", person.public_id, "--yes", "--wait", "--json"))

    assert (report["state"], report["record"]) == ("done", person.public_id)
    assert report["records"]["candidates"] == 1
    assert linkedin.state()["candidates"] == []
    assert not Candidate.objects.exists()


def test_running_it_again_shows_how_far_it_is(person, linkedin):
    assert "under_way" in run("candidate", person.public_id, "--yes")
    assert "under_way" in run("candidate", person.public_id)
    assert "done" in run("candidate", person.public_id, "--wait")
    assert Erasure.objects.count() == 1


def test_it_asks_before(person, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda question: "no")
    with pytest.raises(CommandError, match="Nothing was erased"):
        run("candidate", person.public_id)
    assert Candidate.objects.exists()

    monkeypatch.setattr("builtins.input", lambda question: "yes")
    run("candidate", person.public_id)
    assert not Candidate.objects.exists()


def test_nobody_to_ask_is_an_error_of_usage(person, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())

    with pytest.raises(CommandError) as refusal:
        run("candidate", person.public_id)

    assert refusal.value.returncode == 2
    assert Candidate.objects.exists()


@pytest.mark.parametrize("arguments", [[], ["candidate"], ["planet", "x"]])
def test_what_is_no_erasure_is_an_error_of_usage(arguments):
    with pytest.raises((CommandError, SystemExit)) as refusal:
        run(*arguments)

    assert getattr(refusal.value, "returncode", 2) in {1, 2}


def test_nobody_has_an_unknown_id(db):
    with pytest.raises(CommandError, match="Nobody here has the ID nobody"):
        run("candidate", "nobody", "--yes")


@pytest.mark.parametrize(
    "change",
    [{"state": Connection.State.DISCONNECTED}, {"sending_paused_at": timezone.now()}],
    ids=["disconnected", "paused"],
)
def test_it_does_not_wait_while_nothing_goes_out(person, change):
    Connection.objects.update(**change)

    with pytest.raises(CommandError, match="goes on by itself"):
        run("candidate", person.public_id, "--yes", "--wait")

    assert not Erasure.objects.get().is_done


def test_what_linkedin_refuses_ends_it(person, linkedin):
    linkedin.fail_next("atsCandidates", 422, key=person.public_id, message="No", times=9)

    with pytest.raises(CommandError, match="refused"):
        run("candidate", person.public_id, "--yes", "--wait")


def test_a_receipt_is_verified(receipt, person):
    assert f"Genuine: erasure {Erasure.objects.get().public_id}" in run("--verify", str(receipt))
    assert json.loads(run("--verify", str(receipt), "--json"))["record"] == person.public_id


def test_a_changed_receipt_is_found_out(receipt, person):
    receipt.write_text(receipt.read_text().replace(person.public_id, "somebody-else"))

    with pytest.raises(CommandError, match="somebody changed it"):
        run("--verify", str(receipt))


def test_another_house_verifies_it_by_our_public_key(receipt, settings):
    [key] = own_keys()
    settings.SECRET_KEY = "the secret of another house"

    assert "Genuine" in run("--verify", str(receipt), "--key", key)
    with pytest.raises((CommandError, DomainError), match="not the one expected"):
        run("--verify", str(receipt))


@pytest.mark.parametrize("text", [None, "", "{}", "not a receipt"])
def test_what_is_no_receipt_is_said_to_be_none(tmp_path, text):
    path = tmp_path / "file.json"
    if text is not None:
        path.write_text(text)

    with pytest.raises(CommandError, match=r"no signed document|cannot be read"):
        run("--verify", str(path))
