"""Likeness between records: noted for a person to decide, never acted upon."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from candidates.contacts.lists import Contacts
from candidates.models import BETWEEN_REASONS, Candidate, PossibleDuplicate
from candidates.permissions import DECIDE_DUPLICATES
from candidates.verbs import CandidateVerb

# One new record never floods the page, however common the name.
MAX_NOTED = 5
SAME_PROFILE = gettext_noop("Same LinkedIn profile")
EMPLOYED = frozenset({"first_name", "last_name", "current_company"})


class DuplicateIsDecided(DomainError):
    code = "duplicate_decided"
    default_message = _("Somebody already decided on these two records.")


def note_possible_duplicates(
    candidate: Candidate, contacts: Contacts, changed: Collection[str]
) -> None:
    """Note up to five others who are alike in what changed: one query for each likeness.

    A pair somebody refused stays refused: it exists already and is not touched.
    """
    found: defaultdict[int, list[str]] = defaultdict(list)
    for reason, likeness in _likenesses(candidate, contacts, changed):
        others = Candidate.objects.filter(likeness).exclude(pk=candidate.pk)
        for pk in others.order_by("pk").values_list("pk", flat=True)[:MAX_NOTED]:
            found[pk].append(reason)
    noted = list(found.items())[:MAX_NOTED]
    _note((candidate.pk, pk, BETWEEN_REASONS.join(reasons)) for pk, reasons in noted)


def note_same_profile(pairs: Iterable[tuple[int, int]]) -> None:
    """Note pairs of people who would have one LinkedIn profile; one query, none without a pair."""
    _note((first, second, SAME_PROFILE) for first, second in pairs)


def _note(pairs: Iterable[tuple[int, int, str]]) -> None:
    noted = [
        PossibleDuplicate(candidate_id=max(pair), other_id=min(pair), reason=reason)
        for *pair, reason in pairs
    ]
    PossibleDuplicate.objects.bulk_create(noted, ignore_conflicts=True)


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


def _likenesses(
    candidate: Candidate, contacts: Contacts, changed: Collection[str]
) -> Iterator[tuple[str, Q]]:
    """Yield why somebody may be the same, and the condition of it, for what changed and is set.

    The words are kept as they stand here and translated for whoever reads them.
    """
    if "linkedin_url" in changed and candidate.linkedin_url:
        yield SAME_PROFILE, Q(linkedin_url=candidate.linkedin_url)
    if "emails" in changed and contacts.emails:
        yield gettext_noop("Same e-mail"), Q(emails__email__in=contacts.emails)
    if "phones" in changed and contacts.phones:
        yield gettext_noop("Same phone"), Q(phones__number__in=contacts.phones)
    if not EMPLOYED.isdisjoint(changed) and candidate.current_company:
        # As the record's save has just folded it; the index leaves out the empty.
        likeness = Q(folded_likeness=candidate.folded_likeness) & ~Q(folded_likeness="")
        yield gettext_noop("Same name and employer"), likeness
