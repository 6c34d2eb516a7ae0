"""Whatever LinkedIn answers, or goes wrong here: nothing is lost, and everything else goes on."""

import pytest
import requests

from linkedin_rsc import gateway
from linkedin_rsc.leases import clock
from linkedin_rsc.models import Connection, InMail, Pull, RecruiterNote, Seat, StubProfile
from linkedin_rsc.pull import inmails
from tests.linkedin_rsc.pull.conftest import ILSE, RITA, due_again, pull_all, pull_of

pytestmark = pytest.mark.django_db

RESOURCES = {
    "seats": "seatsV2",
    "inmails": "conversationEvents",
    "stubs": "mailStubs",
    "notes": "prospectNotes",
}
ROWS = {"seats": Seat, "inmails": InMail, "stubs": StubProfile, "notes": RecruiterNote}
ALL = {"seats": 3, "inmails": 2, "stubs": 1, "notes": 1}


@pytest.fixture
def exchanged(pulling, linkedin, ago):
    linkedin.write_inmail(seat=RITA, member=ILSE, body="May we talk?", at_ms=ago(3))
    linkedin.answer(seat=RITA, member=ILSE, body="Gladly.", shares=True, at_ms=ago(2))
    linkedin.write_note(seat=RITA, member=ILSE, text="Knows cold chain.", at_ms=ago(1))
    return linkedin


FAULTS = [400, 401, 403, 404, 429, 500, 503, "reset", "nonsense", "misshapen"]


def faulty(linkedin, resource, fault):
    """Have the next calls of it fail so."""
    linkedin.forget_failures()
    if isinstance(fault, int):
        linkedin.fail_next(resource, fault, times=50)
    else:
        linkedin.break_next(resource, fault, times=50)


@pytest.mark.parametrize("kind", RESOURCES)
def test_a_faulty_answer_loses_nothing_and_stops_nothing_else(exchanged, linkedin, kind):
    if kind != "seats":
        pull_all("seats")
    for fault in FAULTS:
        faulty(linkedin, RESOURCES[kind], fault)
        due_again(kind=kind)

        pull_all(kind)

        failed = Pull.objects.filter(kind=kind)
        assert failed and not failed.exclude(stored_until=None, problem__gt="").exists(), fault
        assert all(one.next_at > clock.now() for one in failed), fault
        assert not ROWS[kind].objects.exists()
    pull_all()
    others = set() if kind == "seats" else ALL.keys() - {kind}
    assert {other: ROWS[other].objects.count() for other in others} == {
        other: ALL[other] for other in others
    }

    linkedin.forget_failures()
    due_again()
    pull_all()

    assert {name: model.objects.count() for name, model in ROWS.items()} == ALL
    assert not Pull.objects.exclude(problem="").exists()


@pytest.mark.parametrize("error", [requests.ReadTimeout, requests.ConnectTimeout])
def test_silence_is_asked_again_later(exchanged, on_call, error):
    pull_all("seats")

    def fail():
        raise error

    on_call("conversationEvents", fail, before=True)
    pull_all()

    pull = pull_of("inmails", seat__seat_id=RITA)
    assert pull.problem == "LinkedIn did not answer in time." and pull.stored_until is None
    assert RecruiterNote.objects.count() == 1


def test_a_fault_of_our_own_waits_longer_each_time_and_stops_no_other(exchanged, monkeypatch):
    pull_all("seats")

    def fails(*_whatever):
        raise ZeroDivisionError

    monkeypatch.setattr(inmails, "store", fails)
    pull_all()

    pull = pull_of("inmails", seat__seat_id=RITA)
    assert "log" in pull.problem and pull.strikes == 1
    first = pull.next_at - clock.now()
    assert first.total_seconds() > 0
    assert (RecruiterNote.objects.count(), StubProfile.objects.count()) == (1, 1)
    for _time in range(3):
        due_again(kind="inmails")
        pull_all("inmails")
    pull.refresh_from_db()
    assert pull.next_at - clock.now() > 2 * first

    monkeypatch.undo()
    due_again(kind="inmails")
    pull_all("inmails")

    pull.refresh_from_db()
    assert (InMail.objects.count(), pull.problem, pull.strikes) == (2, "", 0)


def test_a_connection_without_keys_says_so_and_is_not_asked_at_once(exchanged, pulling):
    pull_all("seats")
    Connection.objects.update(client_secret="")
    gateway.forget()

    pull_all()

    pull = pull_of("inmails", seat__seat_id=RITA)
    assert "no LinkedIn application" in pull.problem and pull.next_at > clock.now()
