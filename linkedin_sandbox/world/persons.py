"""Person ids: every application sees a member under an id of its own (section 1)."""

import secrets
import string

from linkedin_sandbox.models import DeveloperApplication, Member, PersonId

ALPHABET = string.ascii_letters + string.digits
PREFIX = "urn:li:person:"


def person_urn(member: Member, application: DeveloperApplication) -> str:
    person, _ = PersonId.objects.get_or_create(
        member=member,
        application=application,
        defaults={"value": "".join(secrets.choice(ALPHABET) for _ in range(10))},
    )
    return person.urn


def member_of(urn: str, application: DeveloperApplication) -> Member | None:
    """Find a member by an URN minted for this very application."""
    person = (
        PersonId.objects.filter(application=application, value=urn.removeprefix(PREFIX))
        .select_related("member")
        .first()
    )
    return person.member if person and urn.startswith(PREFIX) else None
