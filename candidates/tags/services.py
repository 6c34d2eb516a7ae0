"""Tags: short labels that colleagues put on people."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.activity import record
from accounts.models import User
from base.errors import InvalidInput
from base.text import folded, one_line
from candidates.models import Candidate, Tag
from candidates.permissions import EDIT_CANDIDATES
from candidates.verbs import CandidateVerb

MAX_TAG_CHARACTERS = 60


def add_tag(*, candidate: Candidate, name: str, by: User | None) -> Tag:
    """Put a tag on a candidate, making it when it is new. Raises NotAllowed, InvalidInput."""
    EDIT_CANDIDATES.require(by, candidate)
    name = _checked_tag(name)
    if not name:
        raise InvalidInput(_("Name the tag."), field="tags")
    return _put_on(candidate, name, by)


# All refusals come before, so there is nothing to go back to within a larger transaction.
@transaction.atomic(savepoint=False)
def _put_on(candidate: Candidate, name: str, by: User | None) -> Tag:
    tag = Tag.objects.get_or_create(folded_name=folded(name), defaults={"name": name})[0]
    candidate.tags.add(tag)
    _record_tag(CandidateVerb.TAGGED, candidate, tag, by)
    return tag


@transaction.atomic
def remove_tag(*, candidate: Candidate, tag: Tag, by: User | None) -> None:
    """Take a tag off a candidate; the tag itself stays. Raises NotAllowed."""
    EDIT_CANDIDATES.require(by, candidate)
    candidate.tags.remove(tag)
    _record_tag(CandidateVerb.UNTAGGED, candidate, tag, by)


def _record_tag(verb: CandidateVerb, candidate: Candidate, tag: Tag, by: User | None) -> None:
    # Whoever read the tags before is told so when they send all of them back.
    Candidate.objects.filter(pk=candidate.pk).update(updated_at=timezone.now())
    record(verb, by=by, subject=candidate, candidate=candidate.public_id, tag=tag.name)


def made_tags(names: Iterable[str]) -> set[str]:
    """Return the folded names of these tags, having made those that are new. Raises InvalidInput.

    Comes before the candidate is locked, as in `add_tag`: of two who make one tag the second waits
    for the first, and must not hold meanwhile what the first needs next.
    """
    wanted = {folded(name): name for name in filter(None, map(_checked_tag, names))}
    known = Tag.objects.filter(folded_name__in=wanted).values_list("folded_name", flat=True)
    if new := sorted(wanted.keys() - set(known)):
        Tag.objects.bulk_create([Tag(name=wanted[name]) for name in new], ignore_conflicts=True)
    return set(wanted)


def set_tags(candidate: Candidate, wanted: set[str], seen: Iterable[str] | None = None) -> bool:
    """Have the candidate wear what `made_tags` returned; return whether that changes anything.

    Whoever saw others as `seen` changes only what differs from them.
    """
    worn = dict(candidate.tags.values_list("folded_name", "pk"))
    known = set(worn) if seen is None else set(map(folded, seen))
    new = wanted - known - worn.keys()
    gone = (known & worn.keys()) - wanted
    if new:
        candidate.tags.add(*Tag.objects.filter(folded_name__in=new))
    if gone:
        candidate.tags.remove(*[worn[name] for name in gone])
    return bool(new or gone)


def _checked_tag(name: str) -> str:
    name = one_line(name)
    if len(name) > MAX_TAG_CHARACTERS:
        raise InvalidInput(
            _("A tag has at most %(count)d characters.") % {"count": MAX_TAG_CHARACTERS},
            field="tags",
        )
    return name
