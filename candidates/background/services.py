"""Adding, changing and removing what stands in a person's background; each holds their lock."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, InvalidInput
from base.words import gettext
from candidates.background.entries import MAX_OF_A_KIND, Told, checked
from candidates.background.imports import add_told
from candidates.contacts.lists import Contacts
from candidates.details.services import lock, save_person
from candidates.models import BackgroundEntry, Candidate
from candidates.permissions import EDIT_CANDIDATES
from candidates.verbs import CandidateVerb

Kind, Origin = BackgroundEntry.Kind, BackgroundEntry.Origin


class EntryIsThere(DomainError):
    code = "entry_there"
    default_message = _("This is on the record already.")


class EntryIsGone(DomainError):
    code = "entry_gone"
    default_message = _("A colleague removed this meanwhile.")


@transaction.atomic
def add_entry(
    *, candidate: Candidate, kind: str, title: str, organization: str = "", by: User
) -> BackgroundEntry:
    """Add what somebody typed; what was removed before comes back.

    Raises NotAllowed, InvalidInput, EntryIsThere.
    """
    EDIT_CANDIDATES.require(by, candidate)
    told = checked(kind, title, organization)
    lock(candidate)
    entry = _room_for(candidate, told)
    entry.title, entry.organization = told.title, told.organization
    entry.is_edited, entry.is_removed = entry.origin == Origin.LINKEDIN, False
    entry.save()
    _note(CandidateVerb.BACKGROUND_ADDED, entry, by)
    return entry


@transaction.atomic
def change_entry(
    *, entry: BackgroundEntry, title: str, organization: str = "", by: User
) -> BackgroundEntry:
    """Word it anew; from now on no export touches it. What was removed before comes back for it.

    Raises NotAllowed, InvalidInput, EntryIsThere, EntryIsGone.
    """
    EDIT_CANDIDATES.require(by, entry.candidate)
    told = checked(entry.kind, title, organization)
    entry = _hold(entry)
    others = entry.candidate.background.filter(kind=entry.kind, folded_text=told.key)
    same = others.exclude(pk=entry.pk).first()
    if same:
        entry = _in_place_of(entry, same)
    entry.title, entry.organization, entry.is_edited = told.title, told.organization, True
    entry.save()
    _note(CandidateVerb.BACKGROUND_CHANGED, entry, by)
    return entry


@transaction.atomic
def remove_entry(*, entry: BackgroundEntry, by: User) -> None:
    """Take it off the record; adding it again undoes that. No export brings it back.

    Raises NotAllowed, EntryIsGone.
    """
    EDIT_CANDIDATES.require(by, entry.candidate)
    entry = _hold(entry)
    _hide(entry)
    _note(CandidateVerb.BACKGROUND_REMOVED, entry, by)


def take_in_background(candidate: Candidate, told: Iterable[Told], *, is_new: bool) -> None:
    """Add what an import tells and nobody knows yet; whoever calls it holds the candidate's lock.

    `is_new` says that the candidate was made just now.
    """
    if not add_told(candidate, told, is_new=is_new):
        return
    _save(candidate)
    if not is_new:
        record(
            CandidateVerb.EDITED, by=None, subject=candidate, candidate=candidate.public_id,
            fields=["background"],
        )  # fmt: skip


def _room_for(candidate: Candidate, told: Told) -> BackgroundEntry:
    """Return the removed entry that says the same, or a new one. Raises where there is no room."""
    of_kind = candidate.background.filter(kind=told.kind)
    alone = told.kind == Kind.YEARS
    same = (of_kind if alone else of_kind.filter(folded_text=told.key)).first()
    if same and not same.is_removed:
        raise EntryIsThere(field="title")
    if same is None and of_kind.filter(is_removed=False).count() >= MAX_OF_A_KIND:
        said = gettext("Keep it to %(count)d at most.") % {"count": MAX_OF_A_KIND}
        raise InvalidInput(said, field="title")
    return same or BackgroundEntry(candidate=candidate, kind=told.kind)


def _in_place_of(entry: BackgroundEntry, removed: BackgroundEntry) -> BackgroundEntry:
    """Show the removed entry and hide this one: both stay known to exports. Raises EntryIsThere."""
    if not removed.is_removed:
        raise EntryIsThere(field="title")
    _hide(entry)
    removed.candidate, removed.is_removed = entry.candidate, False
    return removed


def _hide(entry: BackgroundEntry) -> None:
    entry.is_removed = True
    entry.save()


def _hold(entry: BackgroundEntry) -> BackgroundEntry:
    """Lock the candidate and read the entry anew. Raises EntryIsGone."""
    lock(entry.candidate)
    found = entry.candidate.background.filter(pk=entry.pk, is_removed=False).first()
    if found is None:
        raise EntryIsGone
    found.candidate = entry.candidate
    return found


def _note(verb: CandidateVerb, entry: BackgroundEntry, by: User) -> None:
    _save(entry.candidate)
    record(
        verb, by=by, subject=entry.candidate, candidate=entry.candidate.public_id,
        entry=entry.text,
    )  # fmt: skip


def _save(candidate: Candidate) -> None:
    """Let them be found by what stands there now."""
    candidate.updated_at = timezone.now()
    save_person(candidate, Contacts(candidate), {"background"})
