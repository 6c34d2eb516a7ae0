"""The e-mails and phones of a candidate as lists: in order, the first one primary."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import F, Value

from base.text import email_address
from candidates.contacts.checks import checked_email, checked_phone
from candidates.models import Candidate, CandidateEmail, CandidatePhone

Contact = TypeVar("Contact", CandidateEmail, CandidatePhone)
# More than anybody has, and well below what a page can bear.
MAX_LISTED = 20


class ContactList(Generic[Contact]):
    """One list of a candidate, which `save` writes as what differs from its rows."""

    def __init__(
        self, model: type[Contact], candidate: Candidate, rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Take rows of key, text and whether it is the primary one."""
        self.model: type[Contact] = model
        self.candidate = candidate
        self.keys = {text: key for key, text, _is_primary in rows}
        self.primary = next((text for _key, text, is_primary in rows if is_primary), None)
        self.texts = list(self.keys)

    def set(self, wanted: Iterable[str], seen: Sequence[str] | None) -> bool:
        """Return whether that changes anything; `seen` as in `merged`."""
        former, wanted = self.texts, list(dict.fromkeys(wanted))
        self.texts = wanted if seen is None else merged(wanted, seen, former)
        return self.texts[:1] != former[:1] or set(self.texts) != set(former)

    def save(self) -> None:
        rows = self.model.objects.filter(candidate=self.candidate)
        gone = [key for text, key in self.keys.items() if text not in self.texts]
        if gone:
            rows.filter(pk__in=gone).delete()
        first = next(iter(self.texts), None)
        if first != self.primary and self.primary in self.texts:
            rows.filter(is_primary=True).update(is_primary=False)
        if first != self.primary and first in self.keys:
            rows.filter(**{self.model.TEXT: first}).update(is_primary=True)
        self.model.objects.bulk_create(
            self.model(
                candidate=self.candidate, is_primary=text == first, **{self.model.TEXT: text}
            )
            for text in self.texts
            if text not in self.keys
        )


class Contacts:
    """All contacts of one candidate. Whoever saves them holds the candidate's lock."""

    def __init__(self, candidate: Candidate) -> None:
        """Read what stands there: one query, none for a candidate that is not saved yet."""
        self.candidate = candidate
        rows = _rows(candidate) if candidate.pk else []
        self._lists: dict[type[models.Model], ContactList[Any]] = {
            model: ContactList(model, candidate, [row[1:] for row in rows if row[0] == model.KIND])
            for model in (CandidateEmail, CandidatePhone)
        }

    def of(self, model: type[Contact]) -> ContactList[Contact]:
        return self._lists[model]

    @property
    def emails(self) -> list[str]:
        return self.of(CandidateEmail).texts

    @property
    def phones(self) -> list[str]:
        return self.of(CandidatePhone).texts

    def set_emails(self, emails: Iterable[str], seen: Sequence[str] | None = None) -> bool:
        """Return whether that changes anything. Raises InvalidInput."""
        given = filter(None, map(email_address, emails))
        wanted = [checked_email(email, "emails") for email in given]
        return self.of(CandidateEmail).set(wanted, seen)

    def set_phones(self, phones: Iterable[str], seen: Sequence[str] | None = None) -> bool:
        """Return whether that changes anything. Raises InvalidInput."""
        country = self.candidate.country_code
        wanted = [checked_phone(phone, country, "phones") for phone in phones if phone.strip()]
        return self.of(CandidatePhone).set(wanted, seen)


def merged(wanted: Sequence[str], seen: Sequence[str], there: Sequence[str]) -> list[str]:
    """Return a list as somebody wants it who saw it as `seen`, where by now others are `there`.

    What others added meanwhile stays, behind the rest; what they removed does not come back. Their
    first one stays the first, unless who wants this put another one there.
    """
    gone = set(seen) - set(there)
    kept = [text for text in wanted if text not in gone]
    both = [*kept, *(text for text in there if text not in {*seen, *kept})]
    if list(wanted[:1]) == list(seen[:1]):
        both.sort(key=lambda text: text not in there[:1])
    return both


def _rows(candidate: Candidate) -> list[tuple[Any, ...]]:
    """Return what kind each contact is, its key, text and whether it is primary; in order."""
    emails = CandidateEmail.objects.filter(candidate=candidate).values_list(
        Value(CandidateEmail.KIND), "pk", F("email"), "is_primary"
    )
    phones = CandidatePhone.objects.filter(candidate=candidate).values_list(
        Value(CandidatePhone.KIND), "pk", F("number"), "is_primary"
    )
    found = emails.union(phones, all=True)
    return sorted(found, key=lambda row: (not row[3], row[1]))
