"""`rsc_notifications`: inspect and replay what LinkedIn sent."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from linkedin_rsc.intake.keeping import replay_as_wanted
from linkedin_rsc.models import Notification
from tests.factories.linkedin_rsc import NotificationFactory

pytestmark = pytest.mark.django_db

State = Notification.State


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("rsc_notifications", *arguments, stdout=out)
    return out.getvalue()


def test_it_lists_what_came_newest_first():
    NotificationFactory(request_id="first", state=State.DONE)
    NotificationFactory(request_id="second", state=State.FAILED, reason="LinkedIn said no.")

    first, second = run().splitlines()

    assert "second  LinkedIn said no." in first
    assert "first" in second
    assert len(run("--failed").splitlines()) == 1
    assert len(run("--limit", "1").splitlines()) == 1


def test_a_script_reads_a_line_each():
    one = NotificationFactory(state=State.FAILED)

    [line] = map(json.loads, run("--json").splitlines())

    assert (line["id"], line["state"]) == (one.public_id, "failed")
    assert line["kind"] == "EXPORT_CANDIDATE_PROFILE"


@pytest.mark.parametrize("name", ["public_id", "request_id"])
def test_one_is_replayed_by_either_id(name):
    one = NotificationFactory(state=State.FAILED)

    assert "processed again" in run("--replay", getattr(one, name))
    assert Notification.objects.get().state == State.RECEIVED


def test_what_is_done_stays_done():
    one = NotificationFactory(state=State.DONE)

    assert "done already" in run("--replay", one.request_id)


def test_all_that_failed_is_replayed():
    NotificationFactory(state=State.FAILED)

    run("--replay", "failed")
    replay_as_wanted()

    assert Notification.objects.get().state == State.RECEIVED


def test_an_unknown_id_is_refused_in_words():
    with pytest.raises(CommandError, match="No notification has the ID x"):
        run("--replay", "x")
