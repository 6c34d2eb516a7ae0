"""The eight colleagues of the demo. All sign in with the same password."""

from typing import NamedTuple

from django.db import transaction

from accounts.models import Role, User
from accounts.sign_in.backend import DEMO_PASSWORD
from accounts.users.services import save_user

DOMAIN = "nordwind.example"


class Colleague(NamedTuple):
    first_name: str
    last_name: str
    roles: tuple[Role, ...]
    duty: str

    @property
    def email(self) -> str:
        return f"{self.first_name}.{self.last_name}@{DOMAIN}".lower()


COLLEAGUES = (
    Colleague("Ada", "Moreau", (Role.ADMINISTRATOR,), "administrator"),
    Colleague("Rita", "Lindqvist", (Role.RECRUITER,), "recruiter"),
    Colleague("Carl", "Ahrens", (Role.RECRUITER,), "recruiter"),
    Colleague("Henry", "Osei", (Role.HIRING_MANAGER,), "hiring manager"),
    Colleague("Tomke", "Behrens", (Role.RECRUITER, Role.ADMINISTRATOR), "recruiter, administrator"),
    Colleague("Bob", "Keller", (), "interviewer"),
    Colleague("Ann", "Sato", (), "interviewer"),
    Colleague("Nora", "Blum", (Role.READ_ONLY,), "read-only"),
)


@transaction.atomic
def seed_people() -> dict[str, User]:
    """Make the colleagues who are missing; return all of them by first name.

    Somebody who is there already keeps roles and password.
    """
    present = User.objects.in_bulk([person.email for person in COLLEAGUES], field_name="email")
    return {person.first_name: present.get(person.email) or _make(person) for person in COLLEAGUES}


def _make(person: Colleague) -> User:
    user, _ = save_user(
        email=person.email, first_name=person.first_name, last_name=person.last_name,
        roles=person.roles,
    )  # fmt: skip
    user.set_password(DEMO_PASSWORD)
    user.save(update_fields=["password"])
    return user
