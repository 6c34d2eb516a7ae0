"""Person ids: every application sees a member under an id of its own (section 1)."""

import secrets
import string
from collections.abc import Iterable

from linkedin_sandbox.models import DeveloperApplication, Member, PersonId

ALPHABET = string.ascii_letters + string.digits
PREFIX = "urn:li:person:"


def person_urn(member: Member, application: DeveloperApplication) -> str:
    person, _ = PersonId.objects.get_or_create(
        member=member,
        application=application,
        defaults={"value": _new_value()},
    )
    return person.urn


def urns_of(member_ids: Iterable[int], application: DeveloperApplication) -> dict[int, str]:
    """Give the URNs of many members by their primary key, in three statements at most."""
    wanted = set(member_ids)
    known = _known_urns(wanted, application)
    missing = wanted - set(known)
    if not missing:
        return known
    PersonId.objects.bulk_create(
        [
            PersonId(application=application, member_id=one, value=_new_value())
            for one in sorted(missing)
        ],
        ignore_conflicts=True,
    )
    return _known_urns(wanted, application)


def member_of(urn: str, application: DeveloperApplication) -> Member | None:
    """Find an open member by an URN minted for this very application."""
    value = urn.removeprefix(PREFIX)
    person = (
        PersonId.objects.filter(application=application, value=value, member__closed_at=None)
        .select_related("member")
        .first()
    )
    return person.member if person and urn.startswith(PREFIX) else None


def _known_urns(member_ids: set[int], application: DeveloperApplication) -> dict[int, str]:
    found = PersonId.objects.filter(application=application, member__in=member_ids)
    return {person.member_id: person.urn for person in found}


def _new_value() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(10))
