"""`manage.py rsc_push` and `rsc_backfill`, against a real LinkedIn."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from linkedin_rsc.connect.pausing import pause_sending
from linkedin_rsc.models import LedgerFill, Stream
from tests.factories.applications import ApplicationFactory
from tests.factories.linkedin_rsc import ConnectionFactory
from tests.linkedin_rsc.pushing import applicants

pytestmark = pytest.mark.django_db

COMMANDS = ["rsc_push", "rsc_backfill"]


def run(*words, stderr=None):
    out = io.StringIO()
    call_command(*words, stdout=out, stderr=stderr or io.StringIO())
    return out.getvalue()


def test_pushing_waits_until_linkedin_has_all_that_waits(connected, linkedin):
    [application] = applicants(1)

    told = json.loads(run("rsc_push", "--wait", "--json"))

    assert (told["sent"], told["waiting"], told["needs_attention"]) == (4, 0, 0)
    assert told["streams"]["applications"]["sent"] == 1
    [held] = linkedin.state()["applications"]
    assert held["external_id"] == application.public_id


def test_backfill_sends_what_nobody_marked_and_nothing_twice(connected, linkedin):
    ApplicationFactory(at="Screen", candidate__email="a@example.org")
    told = json.loads(run("rsc_backfill", "--wait", "--json"))
    assert told["sent"] == 3
    assert not told["is_filling"]
    linkedin.forget_requests()

    run("rsc_backfill", "--wait")

    assert [one for one in linkedin.requests() if one["restli_method"] == "batch_update"] == []


def test_without_waiting_the_workers_do_it(nudged, django_capture_on_commit_callbacks):
    ConnectionFactory(enabled=True)

    with django_capture_on_commit_callbacks(execute=True):
        table = run("rsc_push")
        run("rsc_backfill")

    assert nudged == ["linkedin_rsc.push_waiting", "linkedin_rsc.fill_ledger"]
    assert LedgerFill.objects.filter(stream=Stream.CANDIDATES).exists()
    assert "candidates" in table and "waiting" in table


def test_terminal_shows_how_far_it_is(connected):
    applicants(1)
    terminal = io.StringIO()
    terminal.isatty = lambda: True

    run("rsc_push", "--wait", stderr=terminal)

    *before, after = terminal.getvalue().split("\x1b[")
    assert "4 of 4" in "".join(before)
    assert "applications" in "".join(before)
    # Nothing stays: the command itself says how it ended.
    assert after == "J"


def test_who_reads_a_file_finds_no_changing_table(connected):
    applicants(1)
    written = io.StringIO()

    run("rsc_push", "--wait", stderr=written)

    assert written.getvalue() == ""


def test_what_needs_a_person_is_an_error(connected, linkedin):
    applicants(1)
    linkedin.fail_next("atsCandidates", 400, message="Not yours")

    with pytest.raises(CommandError, match="1 records need attention"):
        run("rsc_push", "--wait")


@pytest.mark.parametrize("command", COMMANDS)
def test_where_nothing_goes_out_it_says_why(command, administrator):
    connection = ConnectionFactory()
    with pytest.raises(CommandError, match="not connected"):
        run(command)
    connection.delete()
    ConnectionFactory(enabled=True)
    pause_sending(by=administrator)

    with pytest.raises(CommandError, match="paused"):
        run(command, "--wait")


def test_fewer_years_than_linkedin_wants_are_refused(connected):
    with pytest.raises(CommandError, match="at least 2 years"):
        run("rsc_backfill", "--years", "1")
