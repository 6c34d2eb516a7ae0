"""How many calls a first sync takes: no record goes alone that could go with others."""

import pytest

from linkedin_rsc.models import LedgerRow, Stream, StreamLease
from tests.factories.interviews import FeedbackFactory
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.pushing import applicants, fill, push

pytestmark = pytest.mark.django_db

State = LedgerRow.State
# Of two records each they are more than one batch.
PEOPLE = 52
# What each stream's calls are told by; in v2 the kind follows the key of one parent.
STREAMS = {
    "": {
        "/v2/atsCandidates": Stream.CANDIDATES,
        "/v2/atsApplications": Stream.APPLICATIONS,
        "stages": Stream.STAGES,
        "atsCandidateId/notes": Stream.CANDIDATE_NOTES,
        "atsJobApplicationId/notes": Stream.APPLICATION_NOTES,
        "interviewFeedback": Stream.FEEDBACK,
    },
    "202604": {
        "/rest/candidates": Stream.CANDIDATES,
        "/rest/atsApplications": Stream.APPLICATIONS,
        "/rest/applicationStage": Stream.STAGES,
        "/rest/candidateNotes": Stream.CANDIDATE_NOTES,
        "/rest/applicationNotes": Stream.APPLICATION_NOTES,
        "/rest/applicationInterviewFeedbacks": Stream.FEEDBACK,
    },
}
WHOLE = sorted([100, 2 * PEOPLE - 100])


def kind_of(path: str) -> str:
    """Name a call's resource without the key of its parent, but for what that is a key of."""
    root, _, below = path.partition("=")
    if not below:
        return path
    name, kind = root.rpartition("/")[2], below.rpartition("/")[2]
    return f"{name}/{kind}" if kind == "notes" else kind


def history_of(connected, settings, version: str) -> None:
    """Everybody did everything once before anybody did it again, so that no parent's are beside."""
    settings.LINKEDIN_API_VERSION = version
    connected.share_notes = connected.share_feedback = True
    connected.save()
    applications = applicants(PEOPLE)
    for application in applications:
        application.stage_changes.create(
            to_stage=application.stage, label="Interview", changed_at=application.created_at
        )
    for _ in range(2):
        for application in applications:
            NoteFactory(candidate=application.candidate)
            NoteFactory(candidate=application.candidate, application=application)
            FeedbackFactory(application=application)
    fill()
    push()


def calls_of(linkedin, version: str) -> dict[Stream, list[int]]:
    """List how many records each call of a stream carried."""
    found: dict[Stream, list[int]] = {}
    for row in linkedin.requests():
        stream = STREAMS[version].get(kind_of(row["path"].partition("?")[0]))
        if stream and row["restli_method"] == "batch_update":
            found.setdefault(stream, []).append(row["records"])
    return {stream: sorted(records) for stream, records in found.items()}


def test_a_backfill_sends_nothing_alone_in_v2(connected, linkedin, settings):
    history_of(connected, settings, "")

    assert set(LedgerRow.objects.values_list("state", flat=True)) == {State.SENT}
    calls = calls_of(linkedin, "")
    assert calls.pop(Stream.CANDIDATES) == calls.pop(Stream.APPLICATIONS) == [PEOPLE]
    # One parent a call, and all that is below it.
    assert calls == dict.fromkeys(calls, [2] * PEOPLE)
    assert len(calls) == 4


def test_a_backfill_sends_what_is_below_many_parents_together_in_rest(
    connected, linkedin, settings
):
    history_of(connected, settings, "202604")

    assert set(LedgerRow.objects.values_list("state", flat=True)) == {State.SENT}
    calls = calls_of(linkedin, "202604")
    assert calls.pop(Stream.CANDIDATES) == calls.pop(Stream.APPLICATIONS) == [PEOPLE]
    assert calls == dict.fromkeys(calls, WHOLE)
    assert len(calls) == 4


@pytest.mark.parametrize("version", ["", "202604"])
def test_quotas_count_every_record_and_call_of_a_backfill(connected, linkedin, settings, version):
    history_of(connected, settings, version)

    told = {
        stream: (len(records), sum(records))
        for stream, records in calls_of(linkedin, version).items()
    }
    spent = {row.stream: row.spent for row in StreamLease.objects.exclude(spent={})}
    counted = {one: (spent[one]["calls"], spent[one]["records"]) for one in told}
    assert counted == told
    # What counts in a minute is what counts in the day, all of it being sent within a minute.
    assert {one: sum(n for _, n in spent[one]["seconds"]) for one in told} == {
        one: records for one, (_, records) in told.items()
    }
