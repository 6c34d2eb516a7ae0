"""Likeness between records: noted for a person to decide, never acted upon (design.md 3.4)."""

from django.db import transaction
from django.db.models import Q

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from candidates.models import Candidate, PossibleDuplicate
from candidates.permissions import DECIDE_DUPLICATES
from candidates.verbs import CandidateVerb

# One new record never floods the page, however common the name.
MAX_NOTED = 5


class DuplicateIsDecided(DomainError):
    code = "duplicate_decided"
    default_message = "Somebody already decided on these two records."


def note_possible_duplicates(candidate: Candidate) -> None:
    """Note up to five others with the same profile, e-mail, phone, or name and employer.

    A pair somebody refused stays refused: it exists already and is not touched.
    """
    found: dict[int, str] = {}
    for reason, likeness in _likenesses(candidate):
        others = Candidate.objects.filter(likeness).exclude(pk=candidate.pk)
        for pk in others.order_by("pk").values_list("pk", flat=True)[:MAX_NOTED]:
            found.setdefault(pk, reason)
    PossibleDuplicate.objects.bulk_create(
        [
            PossibleDuplicate(
                candidate_id=max(pk, candidate.pk), other_id=min(pk, candidate.pk), reason=reason
            )
            for pk, reason in list(found.items())[:MAX_NOTED]
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def refuse_duplicate(*, pair: PossibleDuplicate, by: User) -> None:
    """Remember that these are two people; `reopen_duplicate` undoes it.

    Raises NotAllowed, DuplicateIsDecided.
    """
    _decide(pair, PossibleDuplicate.State.REFUSED, CandidateVerb.KEPT_APART, by)


@transaction.atomic
def reopen_duplicate(*, pair: PossibleDuplicate, by: User) -> None:
    """Take back that these are two people, so that somebody decides again.

    Raises NotAllowed, DuplicateIsDecided.
    """
    _decide(pair, PossibleDuplicate.State.OPEN, CandidateVerb.COMPARED_AGAIN, by)


def _decide(pair: PossibleDuplicate, state: str, verb: CandidateVerb, by: User) -> None:
    DECIDE_DUPLICATES.require(by)
    if pair.state == state:
        raise DuplicateIsDecided
    pair.state = state
    pair.save(update_fields=["state"])
    for candidate, other in ((pair.candidate, pair.other), (pair.other, pair.candidate)):
        record(verb, by=by, subject=candidate, candidate=candidate.public_id, other=other.public_id)


def _likenesses(candidate: Candidate) -> list[tuple[str, Q]]:
    likenesses = []
    if candidate.linkedin_url:
        likenesses.append(("Same LinkedIn profile", Q(linkedin_url=candidate.linkedin_url)))
    emails = list(candidate.emails.values_list("email", flat=True))
    phones = list(candidate.phones.values_list("number", flat=True))
    if emails:
        likenesses.append(("Same e-mail", Q(emails__email__in=emails)))
    if phones:
        likenesses.append(("Same phone", Q(phones__number__in=phones)))
    if candidate.current_company:
        likenesses.append(
            (
                "Same name and employer",
                Q(
                    first_name=candidate.first_name,
                    last_name=candidate.last_name,
                    current_company=candidate.current_company,
                ),
            )
        )
    return likenesses
