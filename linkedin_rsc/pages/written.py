"""What was done and written about a person's applications: the newest of each kind, one statement.

Steps, feedback, notes and resumes are rows of four tables; the page that shows what LinkedIn sees
of them must cost the same whatever there is.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, JSONField, Q, QuerySet, Value
from django.db.models.functions import JSONObject

from accounts.models import User
from applications.models import Application, StageChange
from documents.models import Document
from interviews.models import InterviewFeedback
from linkedin_rsc.models import Stream
from linkedin_rsc.streams.attachments import CONTRACT, Attachment
from linkedin_rsc.streams.candidate_notes import NoteOnPerson
from linkedin_rsc.streams.people import Facts
from notes.models import Note

# Nobody reads more of one person.
MOST = 200
NOTHING = Value(None, JSONField())
Told = Mapping[str, Any]


@dataclass(frozen=True)
class Written:
    """A record as its stream words it; `job` is the title of its job, empty without any."""

    public_id: str
    record: Any
    job: str


def written_about(
    candidate: Any, applications: Mapping[int, Application], user: User
) -> dict[Stream, list[Written]]:
    """Return what this user may read of these applications, and the notes on the person; 1 query.

    By stream, the newest first.
    """
    # The person leads to what this user may read; what is on none of these is left out below.
    places, theirs = candidate.places, Q(application__candidate=candidate)
    steps = StageChange.objects.filter(application__in=applications)
    notes = Note.objects.visible_to(user, places).filter(candidate=candidate)
    feedback = InterviewFeedback.objects.visible_to(user, places).filter(theirs)
    resumes = Document.objects.visible_to(user, places).filter(theirs, kind=Document.Kind.RESUME)
    parts = (
        _part(Stream.STAGES, steps, "changed_at", text="label"),
        _part(Stream.FEEDBACK, feedback, "created_at", judged=F("evaluations"), text="feedback",
              kind="kind", recommendation="recommendation", **_names("interviewer")),
        _part(Stream.APPLICATION_NOTES, notes, "created_at",
              text="text", is_private="is_private", **_names("author")),
        _part(Stream.ATTACHMENTS, resumes, "created_at", name="name", size="size",
              content_type="content_type", contract=CONTRACT),
    )  # fmt: skip
    found: dict[Stream, list[Written]] = defaultdict(list)
    rows = sorted(parts[0].union(*parts[1:], all=True), key=_moment, reverse=True)
    for stream, at, _pk, public_id, application, judged, told in rows:
        about = applications.get(application)
        if application and not about:
            continue
        kind = Stream(stream) if about else Stream.CANDIDATE_NOTES
        record = MADE[kind](about, at, judged, told)
        found[kind].append(Written(public_id, record, about.job.title if about else ""))
    return found


def _part(
    stream: Stream, rows: QuerySet[Any], moment: str, judged: Any = NOTHING, **told: Any
) -> QuerySet[Any]:
    """Return the last rows with the columns of all kinds; the rest of theirs is within `told`."""
    last = rows.order_by(f"-{moment}", "-pk").values("pk")[:MOST]
    # SQLite cuts no part of a union, but what a part is taken from.
    part: QuerySet[Any] = rows.model._default_manager.filter(pk__in=last).annotate(
        part=Value(stream.value), at=F(moment), judged=judged, told=JSONObject(**told)
    )
    return part.values_list("part", "at", "pk", "public_id", "application", "judged", "told")


def _names(colleague: str) -> dict[str, str]:
    return {name: f"{colleague}__{name}" for name in ("first_name", "last_name")}


def _moment(row: Sequence[Any]) -> tuple[datetime, int]:
    return row[1], row[2]


def _step(about: Application, at: datetime, judged: Any, told: Told) -> StageChange:
    return StageChange(application=about, changed_at=at, label=told["text"])


def _feedback(about: Application, at: datetime, judged: Any, told: Told) -> InterviewFeedback:
    return InterviewFeedback(
        application=about, created_at=at, evaluations=judged, interviewer=_colleague(told),
        feedback=told["text"], kind=told["kind"], recommendation=told["recommendation"],
    )  # fmt: skip


def _note(about: Application | None, at: datetime, judged: Any, told: Told) -> Note:
    return Note(
        application=about, created_at=at, author=_colleague(told),
        text=told["text"], is_private=bool(told["is_private"]),
    )  # fmt: skip


def _note_on_person(about: None, at: datetime, judged: Any, told: Told) -> NoteOnPerson:
    """What decides about the person is asked before."""
    return NoteOnPerson(_note(about, at, judged, told), Facts(is_private=False))


def _resume(about: Application, at: datetime, judged: Any, told: Told) -> Attachment:
    resume = Document(
        application=about, created_at=at, name=told["name"],
        content_type=told["content_type"], size=told["size"],
    )  # fmt: skip
    return Attachment.of(resume, told["contract"])


def _colleague(told: Told) -> User:
    return User(first_name=told["first_name"] or "", last_name=told["last_name"] or "")


MADE: dict[Stream, Any] = {
    Stream.STAGES: _step,
    Stream.FEEDBACK: _feedback,
    Stream.APPLICATION_NOTES: _note,
    Stream.CANDIDATE_NOTES: _note_on_person,
    Stream.ATTACHMENTS: _resume,
}
