"""Whom and what a switch makes visible at LinkedIn for the first time: said before it is done."""

from collections.abc import Mapping
from typing import Any

from base.counting import CAP, count_label
from base.paging import count_up_to
from base.words import gettext_lazy as _
from candidates.models import Candidate
from documents.models import Document
from interviews.models import InterviewFeedback
from jobs.models import Job
from linkedin_rsc.models import Connection, FieldGroup, LedgerCount, LedgerRow, Stream
from notes.models import Note


def becoming_visible(connection: Connection, wanted: Mapping[str, Any]) -> list[str]:
    """Say what of these settings would show more than the present ones, with the number.

    What would show nobody is left out. One or two queries for each switch that is turned on.
    """
    opening = [
        (said, count())
        for name, (opens, said, count) in OPENING.items()
        if wanted.get(name) is opens and bool(getattr(connection, name)) is not opens
    ]
    shown = [str(said) % {"count": count_label(count)} for said, count in opening if count]
    return [*shown, *_fields(connection, wanted)]


def _fields(connection: Connection, wanted: Mapping[str, Any]) -> list[str]:
    """Name the groups of fields that were kept back and are to go."""
    still = wanted.get("withheld_fields", connection.withheld_fields)
    opened = [group for group in connection.withheld_fields if group not in still]
    return [str(FieldGroup(group).label) for group in opened]


def _people() -> int:
    """Count whom LinkedIn has not accepted yet, no further than the cap."""
    sent = (Stream.CANDIDATES, LedgerRow.State.SENT)
    known = LedgerCount.objects.by_place([LedgerRow.State.SENT]).get(sent, 0)
    return max(0, count_up_to(Candidate.objects.filter(is_private=False), known + CAP) - known)


def _jobs() -> int:
    """Count the jobs that are kept to their teams; none before any was sent."""
    active = Job.objects.filter(status=Job.Status.ACTIVE, is_confidential=False)
    return count_up_to(active, CAP)


def _notes() -> int:
    return count_up_to(Note.objects.filter(is_private=False), CAP)


def _feedback() -> int:
    return count_up_to(InterviewFeedback.objects.all(), CAP)


def _resumes() -> int:
    return count_up_to(
        Document.objects.filter(kind=Document.Kind.RESUME, application__isnull=False), CAP
    )


# The value of a switch that opens something, what it opens, and how much of it.
OPENING = {
    "use_access_lists": (False, _("up to %(count)s jobs with their applications"), _jobs),
    "share_prospects": (True, _("up to %(count)s more people"), _people),
    "share_notes": (True, _("up to %(count)s notes"), _notes),
    "share_feedback": (True, _("up to %(count)s pieces of feedback"), _feedback),
    "share_resumes": (True, _("up to %(count)s resumes"), _resumes),
}
