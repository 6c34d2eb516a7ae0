"""Who may be the same person as somebody."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils.translation import gettext as _

from accounts.models import User
from candidates.models import (
    PRIMARY_FIRST,
    Candidate,
    CandidateEmail,
    CandidatePhone,
    PossibleDuplicate,
)
from candidates.phones import readable_phone

# What the two columns of a comparison show nothing of.
NOT_COMPARED = (
    "search_text", "folded_likeness", "linkedin_url", "is_private", "do_not_contact",
    "source_contact", "created_by", "updated_at", "source__folded_name", "source__contact",
)  # fmt: skip


@dataclass(frozen=True)
class Twin:
    """Somebody who may be the same person, with the first way to reach them."""

    candidate: Candidate
    state: str
    reason: str
    email: str
    phone: str


def has_twins() -> Exists:
    """Say, beside a candidate's own row, whether anybody was ever noted as likely the same."""
    own = Q(candidate=OuterRef("pk")) | Q(other=OuterRef("pk"))
    return Exists(PossibleDuplicate.objects.filter(own))


def possible_twins(candidate: Candidate, user: User) -> list[Twin]:
    """Return the others noted as likely the same, whatever was decided; one query.

    Who this user may not open is not betrayed by a likeness either.
    """
    pairs = (
        PossibleDuplicate.objects.filter(Q(candidate=candidate) | Q(other=candidate))
        .annotate(twin=Case(When(candidate=candidate, then=F("other")), default=F("candidate")))
        .filter(twin__in=Candidate.objects.visible_to(user).values("pk"))
        .annotate(
            twin_email=_first(CandidateEmail, "email"), twin_phone=_first(CandidatePhone, "number")
        )
        .select_related("candidate__source", "other__source")
        .defer(*(f"{side}__{name}" for side in ("candidate", "other") for name in NOT_COMPARED))
        .order_by("pk")
    )
    return [
        Twin(
            candidate=pair.other if pair.candidate_id == candidate.pk else pair.candidate,
            state=pair.state,
            reason=_say(pair.reasons),
            email=pair.twin_email or "",
            phone=readable_phone(pair.twin_phone or ""),
        )
        for pair in pairs
    ]


def _say(reasons: Iterable[str]) -> str:
    first, *more = [_(reason) for reason in reasons]
    return ", ".join([first, *(reason[:1].lower() + reason[1:] for reason in more)])


def pair_of(first: Candidate, second: Candidate) -> QuerySet[PossibleDuplicate]:
    """Return the noted likeness of two people, whichever was noted first."""
    newer, older = (first, second) if first.pk > second.pk else (second, first)
    return PossibleDuplicate.objects.filter(candidate=newer, other=older).select_related(
        "candidate", "other"
    )


def _first(contacts: type[CandidateEmail] | type[CandidatePhone], field: str) -> Subquery:
    of_twin = contacts.objects.filter(candidate=OuterRef("twin"))
    return Subquery(of_twin.order_by(*PRIMARY_FIRST).values(field)[:1])
