"""What LinkedIn holds of a stream: by our ledger, and by the sandbox where one is connected."""

from typing import Any

from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.client.overheard import Exchange
from linkedin_rsc.models import LedgerRow, Stream

State = LedgerRow.State

# What LinkedIn calls a stream's resource in its first generation, for the calls that are shown.
RESOURCES = {
    Stream.JOBS: "simpleJobPostings",
    Stream.CANDIDATES: "atsCandidates",
    Stream.MEMBERS: "atsCandidates",
    Stream.APPLICATIONS: "atsApplications",
    Stream.STAGES: "atsApplications/stages",
    Stream.CANDIDATE_NOTES: "atsCandidates/notes",
    Stream.APPLICATION_NOTES: "atsApplications/notes",
    Stream.FEEDBACK: "atsApplications/interviewFeedback",
    Stream.ATTACHMENTS: "atsApplications/resumes",
    Stream.ACCESS_LISTS: "atsEntityAcls",
    Stream.ASSIGNEES: "atsEntityAclAssignees",
}
# And in the versioned API, where that has the resource by another name.
IN_REST = {
    Stream.JOBS: "jobRequisitions",
    Stream.CANDIDATES: "candidates",
    Stream.MEMBERS: "candidates",
    Stream.STAGES: "applicationStage",
    Stream.CANDIDATE_NOTES: "candidateNotes",
    Stream.APPLICATION_NOTES: "applicationNotes",
    Stream.FEEDBACK: "applicationInterviewFeedbacks",
    Stream.ATTACHMENTS: "attachments",
    Stream.ACCESS_LISTS: "entityAcls",
    Stream.ASSIGNEES: "entityAclAssignees",
}
# Where the sandbox keeps a stream: records of a list, or details below each of its records.
_LISTS = {
    Stream.JOBS: "jobs",
    Stream.CANDIDATES: "candidates",
    Stream.APPLICATIONS: "applications",
}
_BELOW = {
    Stream.STAGES: ("applications", "stages"),
    Stream.CANDIDATE_NOTES: ("candidates", "notes"),
    Stream.APPLICATION_NOTES: ("applications", "notes"),
    Stream.FEEDBACK: ("applications", "interview_feedback"),
    Stream.ATTACHMENTS: ("applications", "attachments"),
}


def sandbox_records(ground: Ground, stream: Stream) -> dict[str, Any]:
    """Return by our ids what the sandbox holds of the company in a stream that has records."""
    list_name, kind = _BELOW.get(stream, (_LISTS.get(stream, ""), ""))
    organization = ground.connection.organization
    ours = [
        row for row in ground.held_there.get(list_name, []) if row["organization"] == organization
    ]
    if not kind:
        return {row["external_id"]: row for row in ours}
    return {key: fields for row in ours for key, fields in row[kind].items()}


def sandbox_fields(ground: Ground, stream: Stream) -> dict[str, dict[str, Any]]:
    """Return by our ids what each record of a stream says there, in LinkedIn's names."""
    records = sandbox_records(ground, stream)
    return records if stream in _BELOW else {key: row["fields"] for key, row in records.items()}


def held_here(ground: Ground, stream: Stream) -> int:
    """Return how much of a stream LinkedIn has taken and still holds, by our ledger."""
    return ground.number(stream, State.SENT)


def calls(ground: Ground, stream: Stream, method: str = "") -> tuple[Exchange, ...]:
    """Return the sandbox's record of the last call about a stream; LinkedIn keeps none for us."""
    if not ground.sandbox:
        return ()
    names = RESOURCES if ground.generation == "v2" else {**RESOURCES, **IN_REST}
    filters = {"resource": names[stream], **({"method": method} if method else {})}
    return tuple(ground.sandbox.last_calls(**filters))


def written(ground: Ground, stream: Stream) -> tuple[Exchange, ...]:
    """Return the last call that brought something of a stream to LinkedIn."""
    is_posting = stream == Stream.JOBS and ground.generation == "v2"
    return calls(ground, stream, "POST" if is_posting else "PUT")


def posting_resources(ground: Ground) -> tuple[str, ...]:
    """Name where jobs are told in the generation spoken: requisitions, too, in `/rest/`."""
    in_v2 = RESOURCES[Stream.JOBS]
    return (in_v2,) if ground.generation == "v2" else (in_v2, IN_REST[Stream.JOBS])
