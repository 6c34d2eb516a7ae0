"""Likeness between records: noted for a person to decide, never acted upon (design.md 3.4)."""

from django.db import transaction
from django.db.models import Q

from accounts.activity import record
from accounts.models import User
from accounts.policy import require
from candidates import policy
from candidates.models import Candidate, PossibleDuplicate

# One new record never floods the page, however common the name.
MAX_NOTED = 5


def note_possible_duplicates(candidate: Candidate) -> None:
    """Note up to five others with the same e-mail, phone, or name and employer.

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
    """Remember that these are two people; the pair is never raised again."""
    require(
        policy.may_edit_candidate(by, pair.candidate),
        "Only recruiters and hiring managers decide on duplicates.",
    )
    pair.state = PossibleDuplicate.State.REFUSED
    pair.save(update_fields=["state"])
    record(
        "candidate.duplicate.refused", by=by, subject=pair.candidate,
        candidate=pair.candidate.public_id, other=pair.other.public_id,
    )  # fmt: skip


def _likenesses(candidate: Candidate) -> list[tuple[str, Q]]:
    likenesses = []
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
