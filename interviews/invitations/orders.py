"""Ordering the mails of an interview, in the transaction that changes it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from interviews.invitations.waking import wake_sender
from interviews.models import Interview, Invitation

UNANSWERED = {"answer": Invitation.Answer.NONE, "comment": "", "answered_at": None}


def invite(interview: Interview, people: Iterable[User | None]) -> None:
    """Invite these, None for the candidate; one statement."""
    due = _due(timezone.now())
    Invitation.objects.bulk_create(
        [Invitation(interview=interview, interviewer=person, **due) for person in people]
    )
    wake_sender()


def tell(interview: Interview, *, asks_anew: bool = False) -> None:
    """Tell everybody who is to come what has changed; one statement."""
    anew = UNANSWERED if asks_anew else {}
    interview.invitations.standing().update(**_due(timezone.now()), **anew)
    wake_sender()


def has_others(interview: Interview, people: Sequence[User]) -> bool:
    """Whether others interview than these; one query."""
    standing = interview.invitations.standing().filter(interviewer__isnull=False)
    return set(standing.values_list("interviewer", flat=True)) != {one.pk for one in people}


def replace(interview: Interview, people: Sequence[User]) -> None:
    """Have these interview and nobody else; who stays hears nothing of it."""
    known = interview.invitations.filter(interviewer__isnull=False)
    due, wanted = _due(timezone.now()), {person.pk for person in people}
    known.standing().exclude(interviewer__in=wanted).update(is_withdrawn=True, **due)
    back = known.filter(is_withdrawn=True, interviewer__in=wanted)
    back.update(is_withdrawn=False, **due, **UNANSWERED)
    present = set(known.values_list("interviewer", flat=True))
    invite(interview, [person for person in people if person.pk not in present])


def _due(now: datetime) -> dict[str, Any]:
    return {"mail_due_at": now, "mail_failures": 0}
