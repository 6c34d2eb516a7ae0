"""What the panes are about: steps, notes and feedback, as far as a reader may open them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q

from accounts.models import User
from applications.models import Application, StageChange
from candidates.models import Candidate
from interviews.models import InterviewFeedback
from jobs.places import Places
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.pages.panes import JobPane, Panes, Rows, Teller, Told
from linkedin_rsc.streams.candidate_notes import NoteOnPerson
from linkedin_rsc.streams.people import Facts
from linkedin_rsc.streams.prospect_rule import hold_of_feedback, hold_of_note
from linkedin_rsc.streams.sharing import Sharing
from notes.models import Note

# Nobody reads more of one person; the newest ones.
MOST = 200
MOST_ROWS = 1_000


def rows_of(candidate: Candidate, jobs: Collection[str], epoch: int, lists: Q) -> Rows:
    """Return what LinkedIn was sent of a person, of these jobs and of a seat's `lists`; 1 query."""
    own = Q(candidate=candidate.public_id) | Q(stream=Stream.JOBS, record__in=jobs) | lists
    found = LedgerRow.objects.filter(own).order_by("-id")[:MOST_ROWS]
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
    """Return the panes as sent by these rows, or without any as they would be; 3 queries."""
    teller, panes = Teller(sharing, rows), Panes()
    going = {}
    for one in applications:
        one.candidate = candidate
        if hold := teller.hold(one):
            panes.kept.append((str(one.job), hold))
        else:
            going[one.pk] = one
    _add_jobs(panes, teller, going)
    _add(
        panes,
        panes.feedback,
        teller,
        _feedback(going, user, candidate.places),
        _of_feedback(sharing),
    )
    _add(panes, panes.notes, teller, _notes(candidate, going, user), _of_note(sharing))
    return panes


def _add_jobs(panes: Panes, teller: Teller, going: dict[int, Application]) -> None:
    steps: dict[int, list[Told]] = defaultdict(list)
    newest = StageChange.objects.filter(application__in=going).order_by("-changed_at", "-id")
    for step in newest[:MOST]:
        if told := teller.tell(Stream.STAGES, step, step.public_id):
            steps[step.application_id].append(told)
    for key, one in going.items():
        if told := teller.tell(Stream.APPLICATIONS, one, one.public_id):
            is_active = teller.is_active(one)
            panes.jobs.append(JobPane(told, one.job.public_id, is_active, steps[key]))


Kept = Callable[[Any], Hold | None]
Found = Sequence[tuple[Stream, Any, str]]


def _add(panes: Panes, pane: list[Told], teller: Teller, found: Found, hold: Kept) -> None:
    """Add what LinkedIn has, or would have, of notes or feedback to a pane."""
    for stream, record, about in found:
        reason = None if teller.is_of_the_past else hold(record)
        if reason:
            panes.kept.append((str(stream.label), reason))
        elif told := teller.tell(stream, _as_loaded(stream, record), record.public_id, about):
            pane.append(told)


def _as_loaded(stream: Stream, record: Any) -> Any:
    """Return a record as its stream words it; what decides about the person is asked before."""
    is_on_person = stream == Stream.CANDIDATE_NOTES
    return NoteOnPerson(record, Facts(is_private=False)) if is_on_person else record


def _of_note(sharing: Sharing) -> Kept:
    return lambda note: hold_of_note(note, sharing)


def _of_feedback(sharing: Sharing) -> Kept:
    return lambda feedback: hold_of_feedback(sharing, feedback.application.job)


def _feedback(going: dict[int, Application], user: User, places: Places) -> Found:
    given = InterviewFeedback.objects.visible_to(user, places).filter(application__in=going)
    newest = given.select_related("interviewer").order_by("-created_at", "-id")[:MOST]
    return [(Stream.FEEDBACK, one, _job_of(one, going)) for one in newest]


def _notes(candidate: Any, going: dict[int, Application], user: User) -> Found:
    about = Q(application=None) | Q(application__in=going)
    written = Note.objects.visible_to(user, candidate.places).filter(about, candidate=candidate)
    newest = written.select_related("author").order_by("-created_at", "-id")[:MOST]
    return [
        (Stream.APPLICATION_NOTES, one, _job_of(one, going))
        if one.application_id
        else (Stream.CANDIDATE_NOTES, one, "")
        for one in newest
    ]


def _job_of(written: Note | InterviewFeedback, going: dict[int, Application]) -> str:
    """Name the job of what was written, having given it its application, which is there already."""
    written.application = going[written.application_id or 0]
    return written.application.job.title
