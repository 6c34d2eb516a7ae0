"""Making, changing and finding again the people we hold data on."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from accounts.policy import may_create_candidate, require
from base.countries import checked_country_code
from base.errors import InvalidInput
from base.text import is_blank
from candidates import policy
from candidates.models import Candidate, CandidateEmail, CandidatePhone, Source, Tag
from candidates.phones import MAX_CHARACTERS, looks_like_phone, normalise_phone
from candidates.services.duplicates import note_possible_duplicates
from candidates.sources import DEFAULT, source_named
from candidates.web_addresses import normalise_profile_url

EDITABLE_FIELDS = [
    "first_name",
    "last_name",
    "headline",
    "current_company",
    "current_title",
    "city",
    "region",
    "country_code",
    "linkedin_url",
    "is_private",
    "do_not_contact",
]
# Longer texts from outside are cut there, typed ones refused here.
MAX_LENGTHS: dict[str, int] = {
    field.name: field.max_length
    for field in Candidate._meta.fields
    if field.name in EDITABLE_FIELDS and field.max_length
}
MAX_PHONE_CHARACTERS = MAX_CHARACTERS
# Without exceptions such as root@localhost, which nobody outside can use; LinkedIn refuses them.
_check_email = EmailValidator(allowlist=[])
MAX_TAG_CHARACTERS = 60


@transaction.atomic
def create_candidate(
    *,
    by: User | None,
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    tags: Iterable[str] = (),
    source: Source | str = DEFAULT,
    source_contact: User | None = None,
    **fields: Any,
) -> Candidate:
    """Make a candidate; the first e-mail and phone become the primary ones.

    `source` is one that exists, or the name of one, which is made where it is new.
    `by` is None when LinkedIn brought the person. Likeness to others is noted for a person to
    decide and never stops the creation. Raises NotAllowed, InvalidInput.
    """
    require(by is None or may_create_candidate(by), "Your role does not add candidates.")
    now = timezone.now()
    candidate = Candidate(
        source=source if isinstance(source, Source) else source_named(source),
        source_contact=source_contact, created_by=by, created_at=now, updated_at=now,
    )  # fmt: skip
    _set_fields(candidate, fields)
    candidate.save()
    _set_contacts(candidate, emails, phones)
    _set_tags(candidate, tags)
    refresh_search_text(candidate)
    note_possible_duplicates(candidate)
    record("candidate.created", by=by, subject=candidate, candidate=candidate.public_id)
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
    **fields: Any,
) -> Candidate:
    """Change what is given; lists replace the former list. Locks the candidate.

    Only what truly changes is recorded; an edit that changes nothing leaves no trace. Raises
    NotAllowed, InvalidInput.
    """
    _require_editor(by)
    lock(candidate)
    changed = _set_fields(candidate, fields)
    changed |= _set_contacts(candidate, emails, phones)
    if tags is not None and _set_tags(candidate, tags):
        changed.add("tags")
    if source is not None and _set_source(candidate, source):
        changed.add("source")
    if changed:
        candidate.updated_at = timezone.now()
        candidate.save()
        refresh_search_text(candidate)
        note_possible_duplicates(candidate)
        record(
            "candidate.edited", by=by, subject=candidate, candidate=candidate.public_id,
            fields=sorted(changed),
        )  # fmt: skip
    return candidate


@transaction.atomic
def add_tag(*, candidate: Candidate, name: str, by: User | None) -> Tag:
    """Put a tag on a candidate, making it when it is new. Raises NotAllowed, InvalidInput."""
    _require_editor(by)
    name = _checked_tag(name)
    if not name:
        raise InvalidInput("Name the tag.", field="tags")
    tag, _ = Tag.objects.get_or_create(name=name)
    candidate.tags.add(tag)
    _record_tag("candidate.tagged", candidate, tag, by)
    return tag


@transaction.atomic
def remove_tag(*, candidate: Candidate, tag: Tag, by: User | None) -> None:
    """Take a tag off a candidate; the tag itself stays. Raises NotAllowed."""
    _require_editor(by)
    candidate.tags.remove(tag)
    _record_tag("candidate.untagged", candidate, tag, by)


def refresh_search_text(candidate: Candidate) -> None:
    """Write down the words by which the candidate is found: names, work, place, addresses."""
    words = [
        candidate.full_name,
        candidate.headline,
        candidate.current_title,
        candidate.current_company,
        candidate.city,
        *candidate.emails.values_list("email", flat=True),
        *candidate.phones.values_list("number", flat=True),
    ]
    candidate.search_text = " ".join(word.lower() for word in words if word)
    candidate.save(update_fields=["search_text"])


def lock(candidate: Candidate) -> None:
    """Hold the candidate until the transaction ends and read again what stands there.

    What a colleague has changed since it was loaded, such as *private*, would else be undone. New
    applications may refer to the candidate meanwhile.
    """
    candidate.refresh_from_db(from_queryset=Candidate.objects.select_for_update(no_key=True))


def _require_editor(by: User | None) -> None:
    require(
        by is None or policy.may_edit_candidates(by),
        "Only recruiters and hiring managers edit candidates.",
    )


def _record_tag(verb: str, candidate: Candidate, tag: Tag, by: User | None) -> None:
    record(verb, by=by, subject=candidate, candidate=candidate.public_id, tag=tag.name)


def _set_fields(candidate: Candidate, fields: dict[str, Any]) -> set[str]:
    unknown = set(fields).difference(EDITABLE_FIELDS)
    if unknown:
        raise InvalidInput("This field cannot be set.", field=min(unknown))
    values = {name: _cleaned(name, value) for name, value in fields.items()}
    changed = {name for name, value in values.items() if getattr(candidate, name) != value}
    for name in changed:
        setattr(candidate, name, values[name])
    if is_blank(candidate.first_name):
        raise InvalidInput("Enter the first name.", field="first_name")
    if is_blank(candidate.last_name):
        raise InvalidInput("Enter the last name.", field="last_name")
    return changed


def _cleaned(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = " ".join(value.split())
    if name == "country_code" and text:
        return checked_country_code(text)
    if name == "linkedin_url" and text:
        _check_url(text)
        text = normalise_profile_url(text)
    limit = MAX_LENGTHS.get(name)
    if limit and len(text) > limit:
        raise InvalidInput(f"Shorten this to {limit} characters.", field=name)
    return text


def _check_url(text: str) -> None:
    try:
        URLValidator(schemes=["https", "http"])(text)
    except ValidationError as error:
        raise InvalidInput("Enter a web address such as https://www.linkedin.com/in/name.",
                           field="linkedin_url") from error  # fmt: skip


def _set_contacts(
    candidate: Candidate, emails: Iterable[str] | None, phones: Iterable[str] | None
) -> set[str]:
    changed = set()
    if emails is not None and _set_emails(candidate, emails):
        changed.add("emails")
    if phones is not None and _set_phones(candidate, phones):
        changed.add("phones")
    return changed


def _set_emails(candidate: Candidate, emails: Iterable[str]) -> bool:
    wanted = list(dict.fromkeys(_checked_email(email) for email in emails if email.strip()))
    former = dict(
        candidate.emails.order_by("-is_primary", "id").values_list("email", "is_verified")
    )
    if wanted == list(former):
        return False
    candidate.emails.all().delete()
    CandidateEmail.objects.bulk_create(
        CandidateEmail(
            candidate=candidate,
            email=email,
            is_primary=not position,
            is_verified=former.get(email, False),
        )
        for position, email in enumerate(wanted)
    )
    return True


def _checked_email(email: str) -> str:
    address = email.strip().lower()
    try:
        _check_email(address)
    except ValidationError as error:
        raise InvalidInput(f"“{email}” is not an e-mail address.", field="emails") from error
    return address


def _set_phones(candidate: Candidate, phones: Iterable[str]) -> bool:
    wanted = list(
        dict.fromkeys(
            _checked_phone(phone, candidate.country_code) for phone in phones if phone.strip()
        )
    )
    former = candidate.phones.order_by("-is_primary", "id").values_list("number", flat=True)
    if wanted == list(former):
        return False
    candidate.phones.all().delete()
    CandidatePhone.objects.bulk_create(
        CandidatePhone(candidate=candidate, number=number, is_primary=not position)
        for position, number in enumerate(wanted)
    )
    return True


def _checked_phone(phone: str, country_code: str) -> str:
    number = normalise_phone(phone, country_code)
    if not looks_like_phone(number):
        raise InvalidInput(f"“{phone}” is not a phone number.", field="phones")
    return number


def _set_tags(candidate: Candidate, names: Iterable[str]) -> bool:
    wanted = set(filter(None, map(_checked_tag, names)))
    if wanted == set(candidate.tags.values_list("name", flat=True)):
        return False
    Tag.objects.bulk_create([Tag(name=name) for name in sorted(wanted)], ignore_conflicts=True)
    candidate.tags.set(Tag.objects.filter(name__in=wanted))
    return True


def _set_source(candidate: Candidate, name: str) -> bool:
    former, candidate.source = candidate.source_id, source_named(name)
    return candidate.source_id != former


def _checked_tag(name: str) -> str:
    name = " ".join(name.split())
    if len(name) > MAX_TAG_CHARACTERS:
        raise InvalidInput(f"A tag has at most {MAX_TAG_CHARACTERS} characters.", field="tags")
    return name
