"""One person's record: who they are, who may be the same, and how much lies behind each tab."""

from dataclasses import dataclass

from django.db.models import Case, F, OuterRef, Prefetch, Q, QuerySet, Subquery, When

from accounts.models import User
from base.counting import CappedCount
from candidates.models import (
    Application,
    Candidate,
    CandidateEmail,
    CandidatePhone,
    InterviewFeedback,
    Note,
    PossibleDuplicate,
    Tag,
)
from candidates.phones import readable_phone

# More notes than this are not worth an exact number on a tab.
TAB_CAP = 99


@dataclass(frozen=True)
class Twin:
    """Somebody who may be the same person, with the first way to reach them."""

    candidate: Candidate
    reason: str
    email: str
    phone: str


def candidates_for(user: User) -> QuerySet[Candidate]:
    """Return the people this user may open, with what every tab of the record shows.

    Four queries for one person: the row with its sources and counts, e-mails, phones, tags.
    """
    of_person = {"candidate": OuterRef("pk")}
    feedback = InterviewFeedback.objects.visible_to(user)
    return (
        Candidate.objects.visible_to(user)
        .select_related("source", "source_contact", "created_by")
        .prefetch_related(
            Prefetch("emails", CandidateEmail.objects.order_by("-is_primary", "pk")),
            Prefetch("phones", CandidatePhone.objects.order_by("-is_primary", "pk")),
            Prefetch("tags", Tag.objects.order_by("name")),
        )
        .annotate(
            application_count=CappedCount(
                Application.objects.in_history_for(user).filter(**of_person), TAB_CAP
            ),
            note_count=CappedCount(Note.objects.visible_to(user).filter(**of_person), TAB_CAP),
            feedback_count=CappedCount(
                feedback.filter(application__candidate=OuterRef("pk")), TAB_CAP
            ),
        )
    )


def possible_twins(candidate: Candidate, user: User, state: str) -> list[Twin]:
    """Return the others noted as likely the same, in the given state of decision; one query.

    Who this user may not open is not betrayed by a likeness either.
    """
    pairs = (
        PossibleDuplicate.objects.filter(Q(candidate=candidate) | Q(other=candidate), state=state)
        .annotate(twin=Case(When(candidate=candidate, then=F("other")), default=F("candidate")))
        .filter(twin__in=Candidate.objects.visible_to(user).values("pk"))
        .annotate(
            twin_email=_first(CandidateEmail, "email"), twin_phone=_first(CandidatePhone, "number")
        )
        .select_related("candidate__source", "other__source")
        .order_by("pk")
    )
    return [
        Twin(
            candidate=pair.other if pair.candidate_id == candidate.pk else pair.candidate,
            reason=pair.reason,
            email=pair.twin_email or "",
            phone=readable_phone(pair.twin_phone or ""),
        )
        for pair in pairs
    ]


def pair_of(first: Candidate, second: Candidate) -> QuerySet[PossibleDuplicate]:
    """Return the noted likeness of two people, whichever was noted first."""
    newer, older = (first, second) if first.pk > second.pk else (second, first)
    return PossibleDuplicate.objects.filter(candidate=newer, other=older).select_related(
        "candidate", "other"
    )


def _first(contacts: type[CandidateEmail] | type[CandidatePhone], field: str) -> Subquery:
    of_twin = contacts.objects.filter(candidate=OuterRef("twin"))
    return Subquery(of_twin.order_by("-is_primary", "pk").values(field)[:1])
