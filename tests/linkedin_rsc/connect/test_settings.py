"""The sharing switches: which there are, what changes them, and what follows."""

import pytest

from accounts.models import Activity
from base.errors import InvalidInput, NotAllowed
from linkedin_rsc.connect import settings as sharing
from linkedin_rsc.models import Connection, LedgerFill

pytestmark = pytest.mark.django_db

DEFAULTS = {
    "job_availability": "private",
    "use_access_lists": False,
    "share_prospects": False,
    "share_notes": False,
    "share_feedback": False,
    "share_resumes": False,
    "withheld_fields": [],
}


@pytest.fixture
def reconsidered(nudged) -> list[str]:
    return nudged


def test_careful_by_default(db):
    assert sharing.as_settings(Connection.current()) == DEFAULTS


def test_what_is_not_given_stays(administrator):
    after = sharing.change_settings(by=administrator, share_notes=True)

    assert after == DEFAULTS | {"share_notes": True}
    assert sharing.as_settings(Connection.current()) == after


@pytest.mark.parametrize(
    "change",
    [
        {"share_prospects": True},
        {"job_availability": "public"},
        {"share_notes": True},
        {"share_feedback": True},
        {"share_resumes": True},
        {"withheld_fields": ["address"]},
    ],
)
def test_everything_is_reconsidered_when_more_or_less_may_go(
    administrator, reconsidered, change, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        sharing.change_settings(by=administrator, **change)
        assert reconsidered == []

    assert reconsidered == ["linkedin_rsc.fill_ledger"]


@pytest.mark.parametrize(
    "change", [{"share_notes": False}, {"share_prospects": False}, {"job_availability": "private"}]
)
def test_nothing_is_reconsidered_otherwise(
    administrator, reconsidered, change, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        sharing.change_settings(by=administrator, **change)

    assert reconsidered == []


def test_change_is_recorded_and_no_change_is_not(administrator):
    sharing.change_settings(by=administrator, share_feedback=True)
    sharing.change_settings(by=administrator, share_feedback=True)

    activity = Activity.objects.get(verb="linkedin.settings.changed")
    assert activity.data == {"changed": {"share_feedback": True}}
    assert activity.subject == Connection.current().foreign_id


def test_access_lists_are_wished_for_and_nobody_is_asked_meanwhile(administrator):
    """LinkedIn hears of it from a worker: `lists_in_force` tells when it has."""
    sharing.change_settings(by=administrator, use_access_lists=True)

    connection = Connection.current()
    assert (connection.use_access_lists, connection.lists_in_force) == (True, False)
    assert LedgerFill.objects.filter(stream="", job="").exists()


def test_groups_of_fields_are_kept_in_one_order_and_known(administrator):
    after = sharing.change_settings(by=administrator, withheld_fields=["source", "contact"])
    assert after["withheld_fields"] == ["contact", "source"]

    with pytest.raises(InvalidInput, match="no such group"):
        sharing.change_settings(by=administrator, withheld_fields=["shoe_size"])


def test_unknown_availability_is_refused(administrator):
    with pytest.raises(InvalidInput, match="public or private"):
        sharing.change_settings(by=administrator, job_availability="secret")


def test_others_change_nothing(recruiter, read_only):
    for person in (recruiter, read_only):
        with pytest.raises(NotAllowed):
            sharing.change_settings(by=person, share_prospects=True)
