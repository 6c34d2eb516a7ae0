"""Making people and changing what we hold on them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from base.rereading import reread
from candidates.background.entries import words_of
from candidates.contacts.lists import Contacts
from candidates.details.fields import set_fields
from candidates.duplicates.services import note_possible_duplicates
from candidates.models import Candidate, CandidateEmail, CandidatePhone, Source
from candidates.permissions import ADD_CANDIDATES, DECIDE_ACCESS, EDIT_CANDIDATES
from candidates.search_text import search_text_of
from candidates.sources import DEFAULT, source_named
from candidates.tags.services import made_tags, set_tags
from candidates.verbs import CandidateVerb
from jobs.models import Job


class ChangedMeanwhile(DomainError):
    code = "changed_meanwhile"
    default_message = _("Somebody changed this since you read it. Read it again before you do.")


@transaction.atomic
def create_candidate(
    *,
    by: User | None,
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    tags: Iterable[str] = (),
    source: Source | str = DEFAULT,
    source_contact: User | None = None,
    job: Job | None = None,
    **fields: Any,
) -> Candidate:
    """Make a candidate; the first e-mail and phone become the primary ones.

    `source` is one that exists, or the name of one, which is made where it is new.
    `by` is None when LinkedIn brought the person; who leads `job` may add somebody for it.
    Likeness to others is noted for a person to decide and never stops the creation. Raises
    NotAllowed, InvalidInput.
    """
    ADD_CANDIDATES.require(by, job)
    now = timezone.now()
    candidate = Candidate(
        source=source if isinstance(source, Source) else source_named(source),
        source_contact=source_contact, created_by=by, created_at=now, updated_at=now,
    )  # fmt: skip
    changed = set_fields(candidate, fields)
    contacts = Contacts(candidate)
    changed |= _set_contacts(contacts, emails, phones, {})
    save_person(candidate, contacts, changed)
    if tags := list(tags):
        set_tags(candidate, made_tags(tags))
    record(CandidateVerb.CREATED, by=by, subject=candidate, candidate=candidate.public_id)
    return candidate


@transaction.atomic
def edit_candidate(
    *,
    candidate: Candidate,
    by: User | None,
    emails: Iterable[str] | None = None,
    phones: Iterable[str] | None = None,
    tags: Iterable[str] | None = None,
    source: str | None = None,
    seen: Mapping[str, Sequence[str]] | None = None,
    seen_at: datetime | None = None,
    **fields: Any,
) -> Candidate:
    """Change what is given. Locks the candidate.

    A list replaces the former one; where `seen` holds the list of that name as whoever edits saw
    it, only what differs from that is added and removed, and what others did meanwhile stays.
    `seen_at` is the `updated_at` they saw; a change since then refuses theirs. Only what truly
    changes is recorded; an edit that changes nothing leaves no trace. Raises NotAllowed,
    InvalidInput, ChangedMeanwhile.
    """
    EDIT_CANDIDATES.require(by, candidate)
    # What people share comes before the person, in one order: nobody waits for it holding them.
    made_source = None if source is None else source_named(source)
    wanted_tags = None if tags is None else made_tags(tags)
    lock(candidate)
    if seen_at and seen_at != candidate.updated_at:
        raise ChangedMeanwhile
    changed, seen = set_fields(candidate, fields), seen or {}
    if "is_private" in changed:
        DECIDE_ACCESS.require(by, candidate)
    contacts = Contacts(candidate)
    changed |= _set_contacts(contacts, emails, phones, seen)
    if wanted_tags is not None and set_tags(candidate, wanted_tags, seen.get("tags")):
        changed.add("tags")
    if made_source and made_source.pk != candidate.source_id:
        candidate.source = made_source
        changed.add("source")
    if changed:
        _save_edit(candidate, contacts, changed, by)
    return candidate


def lock(candidate: Candidate) -> None:
    """Hold the candidate until the transaction ends and read again what stands there.

    What a colleague has changed since it was loaded, such as *private*, would else be undone. New
    applications may refer to the candidate meanwhile. Raises NoLongerHere.
    """
    held = Candidate.objects.select_for_update(no_key=True)
    reread(candidate, _("Somebody erased this person meanwhile."), from_queryset=held)


def _set_contacts(
    contacts: Contacts,
    emails: Iterable[str] | None,
    phones: Iterable[str] | None,
    seen: Mapping[str, Sequence[str]],
) -> set[str]:
    changed = set()
    if emails is not None and contacts.set_emails(emails, seen.get("emails")):
        changed.add("emails")
    if phones is not None and contacts.set_phones(phones, seen.get("phones")):
        changed.add("phones")
    return changed


def _save_edit(
    candidate: Candidate, contacts: Contacts, changed: set[str], by: User | None
) -> None:
    candidate.updated_at = timezone.now()
    save_person(candidate, contacts, changed)
    record(
        CandidateVerb.EDITED, by=by, subject=candidate, candidate=candidate.public_id,
        fields=sorted(changed),
    )  # fmt: skip


def save_person(candidate: Candidate, contacts: Contacts, changed: set[str]) -> None:
    """Write the candidate, then the contacts that changed, and note whom it is like by them."""
    candidate.search_text = search_text_of(
        candidate, emails=contacts.emails, phones=contacts.phones, background=_background(candidate)
    )
    candidate.save()
    if "emails" in changed:
        contacts.of(CandidateEmail).save()
    if "phones" in changed:
        contacts.of(CandidatePhone).save()
    note_possible_duplicates(candidate, contacts, changed)


def _background(candidate: Candidate) -> list[str]:
    """Return their skills, titles, employers and schools; somebody new has none yet."""
    return (
        words_of(candidate.background.filter(is_removed=False).order_by("pk"))
        if candidate.pk
        else []
    )
