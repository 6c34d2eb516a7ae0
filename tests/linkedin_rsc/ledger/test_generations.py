"""Changing the generation of LinkedIn's API on a running system (decision 24)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkedin_rsc.ledger.looking import requeue
from linkedin_rsc.models import LedgerRow, Stream
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.pushing import applicants, fill, push

pytestmark = pytest.mark.django_db

State = LedgerRow.State
# Those of the one job that all are on.
STAGES = ("/rest/jobRequisitionStages", 6)
WRITING = {"batch_update", "batch_create", "batch_partial_update", "batch_delete"}


def writes(linkedin) -> list[tuple[str, int]]:
    """List what LinkedIn was told since: the address of each call, and how many records."""
    return [
        (row["path"].partition("?")[0], row["records"])
        for row in linkedin.requests()
        if row["restli_method"] in WRITING
    ]


def roots(linkedin) -> set[str]:
    return {path.split("/")[1] for path, _ in writes(linkedin) if "simpleJobPostings" not in path}


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [("", "202604", [STAGES]), ("202604", "", []), ("202603", "202604", [STAGES])],
)
def test_what_was_sent_in_one_is_not_sent_again_in_another(
    connected, linkedin, settings, before, after, new
):
    """What is new is what only the later one has: the stages of a requisition."""
    settings.LINKEDIN_API_VERSION = before
    connected.share_notes = True
    connected.save()
    for application in applicants(2):
        NoteFactory(candidate=application.candidate, application=application)
        NoteFactory(candidate=application.candidate)
    fill()
    push()
    assert set(LedgerRow.objects.values_list("state", flat=True)) == {State.SENT}
    linkedin.forget_requests()

    settings.LINKEDIN_API_VERSION = after
    requeue(LedgerRow.objects.all())
    push()

    assert writes(linkedin) == new
    assert set(LedgerRow.objects.values_list("state", flat=True)) == {State.SENT}


def test_a_change_in_the_middle_loses_nothing(connected, linkedin, settings):
    """One half is sent in v2, a row of it is still on the wire; the other half goes in rest."""
    first, second = applicants(2)
    waiting = LedgerRow.objects.filter(candidate=second.candidate.public_id)
    waiting.update(due_at=timezone.now() + timedelta(days=1))
    push()
    on_the_wire = LedgerRow.objects.filter(
        stream=Stream.CANDIDATES, record=first.candidate.public_id
    )
    on_the_wire.update(
        state=State.IN_FLIGHT, in_flight_since=timezone.now(), payload_hash="", may_be_held=True
    )
    assert roots(linkedin) == {"v2"}
    linkedin.forget_requests()

    settings.LINKEDIN_API_VERSION = "202604"
    LedgerRow.objects.update(due_at=timezone.now())
    push()

    assert roots(linkedin) == {"rest"}
    told = dict(writes(linkedin))
    assert (told["/rest/candidates"], told["/rest/atsApplications"]) == (2, 1)
    assert set(LedgerRow.objects.values_list("state", flat=True)) == {State.SENT}
    assert len(linkedin.state()["candidates"]) == len(linkedin.state()["applications"]) == 2
    assert all(one["stages"] for one in linkedin.state()["applications"])


def test_steps_of_many_applications_share_a_call_in_rest_alone(connected, linkedin, settings):
    calls = {}
    for version, count in (("", 3), ("202604", 4)):
        settings.LINKEDIN_API_VERSION = version
        linkedin.forget_requests()
        applicants(count)
        push()
        told = [call for call in writes(linkedin) if call[0] != STAGES[0]]
        calls[version] = [records for path, records in told if "tage" in path]

    assert calls == {"": [1, 1, 1], "202604": [4]}


def test_process_that_changed_while_v2_was_spoken_is_told_as_it_is_by_then(
    connected, linkedin, settings
):
    settings.LINKEDIN_API_VERSION = "202604"
    [application] = applicants(1)
    push()
    settings.LINKEDIN_API_VERSION = ""
    stages = application.job.stages
    stages.filter(name="Offer").update(name="Proposal")
    stages.get(name="Interview").delete()
    stages.create(name="Trial day", kind="interview", position=12)
    requeue(LedgerRow.objects.all())
    push()
    linkedin.forget_requests()

    settings.LINKEDIN_API_VERSION = "202604"
    requeue(LedgerRow.objects.all())
    push()

    assert writes(linkedin) == [(STAGES[0], 1), (STAGES[0], 2)]
    [job] = linkedin.state()["jobs"]
    told = {key: fields["name"] for key, fields in job["stages"].items()}
    assert told == dict(stages.values_list("public_id", "name"))


def test_what_was_told_in_v2_is_withdrawn_in_rest(connected, linkedin, settings):
    [application] = applicants(1)
    push()
    settings.LINKEDIN_API_VERSION = "202604"
    type(application.candidate).objects.update(is_private=True)

    requeue(LedgerRow.objects.exclude(stream=Stream.JOBS))
    push()

    assert linkedin.state()["candidates"] == linkedin.state()["applications"] == []


def test_a_version_linkedin_no_longer_speaks_sets_no_record_aside(connected, linkedin, settings):
    settings.LINKEDIN_API_VERSION = "202602"
    linkedin.turn(active_versions="202603,202604")
    applicants(2)
    push()

    told = LedgerRow.objects.filter(stream__in=[Stream.CANDIDATES, Stream.APPLICATIONS])
    assert set(told.values_list("state", flat=True)) <= {State.QUEUED, State.HELD}
    assert "not active" in told.filter(stream=Stream.CANDIDATES)[0].answer
