"""What the panes are about: applications with their steps, what was written, and resumes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q

from accounts.models import User
from applications.models import Application
from candidates.models import Candidate
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.pages.panes import JobPane, Panes, Rows, Teller, Told
from linkedin_rsc.pages.written import Written, written_about
from linkedin_rsc.streams import attachments
from linkedin_rsc.streams.prospect_rule import hold_of_feedback, hold_of_note
from linkedin_rsc.streams.sharing import Sharing

MOST_ROWS = 1_000
# What a row says of the way there.
UNUSED = (
    *("answer", "revision", "claimed_revision", "task", "attempts"),
    *("due_at", "in_flight_since", "changed_at"),
)


def rows_of(candidate: Candidate, jobs: Collection[str], epoch: int, lists: Q) -> Rows:
    """Return what LinkedIn was sent of a person, of these jobs and of a seat's `lists`; 1 query."""
    own = Q(candidate=candidate.public_id) | Q(stream=Stream.JOBS, record__in=jobs) | lists
    found = LedgerRow.objects.filter(own).defer(*UNUSED).order_by("-id")[:MOST_ROWS]
    return {(row.stream, row.record): row.seen_in(epoch) for row in found}


def still_there(rows: Rows, known: Iterable[Application], knows_all: bool) -> list[str]:
    """Name what is gone here and LinkedIn may still hold, as far as a reader may know of it.

    Of an application that is gone with all below it only who knows everything may.
    """
    opened = {"", *(one.public_id for one in known)}
    gone = [row for row in rows.values() if row.may_be_held and row.hold == Hold.GONE_HERE]
    return [
        row.get_stream_display()
        for row in sorted(gone, key=lambda row: row.pk)
        if knows_all or row.application in opened
    ]


def panes_of(
    candidate: Any,
    applications: Sequence[Application],
    user: User,
    sharing: Sharing,
    rows: Rows | None,
) -> Panes:
    """Return the panes as sent by these rows, or without any as they would be; 1 query."""
    teller, panes = Teller(sharing, rows), Panes()
    going = {}
    for one in applications:
        one.candidate = candidate
        if hold := teller.hold(one):
            panes.kept.append((str(one.job), hold))
        else:
            going[one.pk] = one
    found = written_about(candidate, going, user)
    _add_jobs(panes, teller, going, found[Stream.STAGES])
    for stream, pane in (
        (Stream.FEEDBACK, panes.feedback),
        (Stream.CANDIDATE_NOTES, panes.notes),
        (Stream.APPLICATION_NOTES, panes.notes),
        (Stream.ATTACHMENTS, panes.resumes),
    ):
        _add(panes, pane, teller, stream, found[stream])
    panes.notes.sort(key=lambda note: note.at, reverse=True)
    return panes


def _add_jobs(
    panes: Panes, teller: Teller, going: dict[int, Application], found: Sequence[Written]
) -> None:
    steps: dict[int, list[Told]] = defaultdict(list)
    for one in found:
        if told := teller.tell(Stream.STAGES, one.record, one.public_id):
            steps[one.record.application_id].append(told)
    for key, application in going.items():
        if told := teller.tell(Stream.APPLICATIONS, application, application.public_id):
            is_active = teller.is_active(application)
            panes.jobs.append(JobPane(told, application.job.public_id, is_active, steps[key]))


# What keeps back a record itself; whether its application goes is asked before.
KEPT: dict[Stream, Callable[[Any, Sharing], Hold | None]] = {
    Stream.FEEDBACK: lambda one, sharing: hold_of_feedback(sharing, one.application.job),
    Stream.CANDIDATE_NOTES: lambda one, sharing: hold_of_note(one.note, sharing),
    Stream.APPLICATION_NOTES: hold_of_note,
    Stream.ATTACHMENTS: attachments.hold,
}


def _add(
    panes: Panes, pane: list[Told], teller: Teller, stream: Stream, found: Sequence[Written]
) -> None:
    """Add what LinkedIn has, or would have, of one kind to a pane."""
    for one in found:
        if reason := teller.hold_of(KEPT[stream], one.record):
            panes.kept.append((str(stream.label), reason))
        elif told := teller.tell(stream, one.record, one.public_id, one.job):
            pane.append(told)
