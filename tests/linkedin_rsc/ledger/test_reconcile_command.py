"""`manage.py rsc_reconcile`."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from linkedin_rsc.models import Integration, IntegrationType, LedgerRow, Reconciliation
from tests.factories.applications import ApplicationFactory
from tests.factories.linkedin_rsc import ConnectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def unknown(db):
    ConnectionFactory(enabled=True)
    return ApplicationFactory(at="Screen", candidate__email="a@example.org")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(*words, stderr=None):
    out = io.StringIO()
    call_command("rsc_reconcile", *words, stdout=out, stderr=stderr or io.StringIO())
    return out.getvalue()


def test_it_waits_and_says_what_differed_and_then_nothing_more(unknown):
    first, again = (json.loads(run("--wait", "--json")) for _ in range(2))

    assert (first["state"], first["repaired"], first["not_looked_at"]) == ("done", 3, [])
    assert first["streams"]["candidates"] == {
        "looked_at": 0, "missing": 1, "changed": 0, "gone": 0, "released": 0, "withdrawn": 0,
    }  # fmt: skip
    assert (again["looked_at"], again["repaired"]) == (3, 0)


def test_people_are_told_in_a_table_with_progress_on_a_terminal(unknown):
    terminal = Terminal()

    said = run("--wait", stderr=terminal)

    assert said.split("\n")[0].split()[:2] == ["looked_at", "missing"]
    assert "candidates" in said
    assert "0 of 3" in terminal.getvalue()


def test_without_waiting_the_workers_do_it(unknown):
    assert "workers" in run()

    assert Reconciliation.objects.running()
    assert not LedgerRow.objects.exists()


def test_waiting_it_goes_on_with_one_that_was_begun(unknown):
    run()

    assert json.loads(run("--wait", "--json"))["repaired"] == 3
    assert Reconciliation.objects.count() == 1


def test_what_is_off_is_named_and_an_error(unknown):
    Integration.objects.filter(type=IntegrationType.IN_ATS_INDICATOR).delete()

    with pytest.raises(CommandError, match="candidates, members"):
        run("--wait")


def test_without_a_connection_it_says_so(db):
    ConnectionFactory()

    with pytest.raises(CommandError, match="not connected"):
        run("--wait")
