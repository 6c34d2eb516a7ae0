"""A company has LinkedIn forget everything: resumable, in order, with a receipt, and back again."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from base.errors import NotAllowed
from base.signed_documents import verified
from candidates.models import Candidate
from linkedin_rsc.connect.services.withdrawal import (
    NothingWithdrawn,
    StillWithdrawing,
    share_again,
    withdraw_everything,
)
from linkedin_rsc.ledger import erasures, fill, sender
from linkedin_rsc.models import Connection, Erasure, Hold, LedgerRow, Stream, StreamLease
from tests.linkedin_rsc.pushing import applicants, due_now, fill_as_wanted, push

pytestmark = pytest.mark.django_db

State = LedgerRow.State
PEOPLE = 12


@pytest.fixture
def shared(connected, linkedin) -> list:
    found = applicants(PEOPLE)
    push()
    assert len(linkedin.state()["candidates"]) == PEOPLE
    linkedin.forget_requests()
    return found


def go_on() -> None:
    push()
    erasures.close_forgotten()


def held(linkedin) -> list:
    state = linkedin.state()
    return [*state["candidates"], *state["applications"]]


def test_everything_leaves_in_order_with_a_receipt(shared, linkedin, administrator):
    withdraw_everything(by=administrator)
    go_on()

    assert held(linkedin) == []
    calls = [call["resource"] for call in linkedin.requests(restli_method="batch_delete")]
    assert calls == ["atsApplications", "atsCandidates"]
    erasure = Erasure.objects.get()
    assert erasure.is_done
    receipt = verified(erasure.receipt)
    assert receipt["kind"] == "company"
    assert receipt["records"]["candidates"] == receipt["records"]["applications"] == PEOPLE
    assert [(one["stream"], one["status"], one["records"]) for one in receipt["answers"]] == [
        ("applications", 204, PEOPLE), ("candidates", 204, PEOPLE)
    ]  # fmt: skip
    assert all(one["trace"] for one in receipt["answers"])
    assert Candidate.objects.count() == PEOPLE
    rows = LedgerRow.objects.exclude(stream=Stream.JOBS)
    assert set(rows.values_list("state", "hold", "may_be_held")) == {
        (State.HELD, Hold.ALL_WITHDRAWN, False)
    }
    assert {job["state"] for job in linkedin.state()["jobs"]} == {"CLOSED"}


def test_what_comes_meanwhile_is_not_sent(shared, linkedin, administrator):
    withdraw_everything(by=administrator)
    applicants(1)
    go_on()
    applicants(1)
    go_on()

    assert held(linkedin) == []


def test_it_is_resumed_where_a_worker_died(shared, linkedin, administrator, monkeypatch):
    monkeypatch.setattr(fill, "RECORDS_A_SLICE", 5)
    withdraw_everything(by=administrator)
    real, slices = fill._withdraw_all, []

    def dying(rows):
        real(rows)
        slices.append(rows)
        if len(slices) in {2, 4}:
            raise RuntimeError("The worker dies.")

    monkeypatch.setattr(fill, "_withdraw_all", dying)
    for _death in range(2):
        with pytest.raises(RuntimeError):
            fill_as_wanted()
        sender.push_waiting()
        erasures.close_forgotten()
        assert not Erasure.objects.get().is_done
    linkedin.fail_next("atsApplications", 503, times=2)
    fill_as_wanted()
    for _look in range(4):
        due_now(state__in=[State.DELETION_QUEUED, State.RETRYING])
        StreamLease.objects.update(paused_until=None)
        go_on()

    assert held(linkedin) == []
    receipt = verified(Erasure.objects.get().receipt)
    assert receipt["records"]["candidates"] == PEOPLE
    assert sum(one["records"] for one in receipt["answers"] if one["stream"] == "candidates") == (
        PEOPLE
    )


def test_sharing_again_sends_everything_anew(shared, linkedin, administrator):
    withdraw_everything(by=administrator)
    with pytest.raises(StillWithdrawing):
        share_again(by=administrator)
    go_on()

    share_again(by=administrator)
    push()

    assert len(linkedin.state()["candidates"]) == PEOPLE
    with pytest.raises(NothingWithdrawn):
        share_again(by=administrator)


def test_twice_is_once(shared, administrator, recruiter):
    with pytest.raises(NotAllowed):
        withdraw_everything(by=recruiter)

    first = withdraw_everything(by=administrator)

    assert withdraw_everything(by=administrator) == first
    assert Erasure.objects.count() == 1


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("rsc_erase", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_withdraws_and_shares_again(shared, linkedin):
    report = json.loads(run("company", "9100321", "--yes", "--wait", "--json"))

    assert (report["state"], report["kind"], report["record"]) == ("done", "company", "9100321")
    assert held(linkedin) == []
    assert json.loads(run("company", "9100321", "--json"))["id"] == report["id"]
    assert "again" in run("company", "9100321", "--share-again")
    assert Connection.objects.get().withdrawn_at is None


def test_another_company_is_not_ours_to_withdraw(shared):
    with pytest.raises(CommandError, match="is not the one"):
        run("company", "666", "--yes")

    assert not Erasure.objects.exists()


def test_a_company_that_is_not_connected_waits(shared, linkedin, administrator):
    Connection.objects.update(state=Connection.State.SUSPENDED)
    withdraw_everything(by=administrator)
    go_on()
    assert not Erasure.objects.get().is_done
    assert len(linkedin.state()["candidates"]) == PEOPLE

    Connection.objects.update(state=Connection.State.ENABLED)
    go_on()

    assert Erasure.objects.get().is_done
