"""One invented person, drawn and then written down with their contacts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ats.seeds.backgrounds import draw_background
from ats.seeds.chance import Chance
from ats.seeds.names import Name
from ats.seeds.store import Store
from ats.seeds.wording import EMPLOYERS, PLACES, STRENGTHS, TITLES
from base.countries import country_name
from base.text import folded
from candidates.background.entries import Told, words_of
from candidates.models import CandidateEmail
from candidates.phones import searched_phone

# Number blocks that regulators keep free for invented people, where there are such.
PHONE_BLOCKS = {"DE": "+493023125", "GB": "+447700900", "FR": "+33199000"}
# Every ninth has none.
WITHOUT_EMAIL = 9


@dataclass(frozen=True)
class Profile:
    """What is known of somebody; empty where there is nothing."""

    name: Name
    place: tuple[str, str, str]
    title: str
    employer: str
    headline: str
    email: str
    has_verified_email: bool
    phone: str
    is_not_contacted: bool

    def search_text(self, background: Sequence[Told]) -> str:
        words = (
            f"{self.name.first} {self.name.last}", self.headline, self.title, self.employer,
            *self.place[:2], country_name(self.place[2]), self.email,
            self.phone and searched_phone(self.phone), *words_of(background),
        )  # fmt: skip
        return folded(" ".join(word for word in words if word))


@dataclass(frozen=True)
class Person:
    """A written candidate: key and public id, and how they came."""

    pk: int
    public_id: str
    came_at: datetime
    by: int | None
    source: int


def draw_profile(number: int, name: Name, chance: Chance) -> Profile:
    place = chance.choice(PLACES)
    title, employer = chance.choice(TITLES), chance.choice(EMPLOYERS)
    headline = f"{title} at {employer}: {chance.choice(STRENGTHS)}"
    email = f"{name.handle or 'person'}.{number}@mail.example" if number % WITHOUT_EMAIL else ""
    # Without an e-mail address, a telephone number is how to reach somebody.
    phone = _phone(place[2], number) if not email or chance.happens(70) else ""
    return Profile(
        name, place, title, employer, headline, email, has_verified_email=number % 3 == 0,
        phone=phone, is_not_contacted=chance.happens(2),
    )  # fmt: skip


def write_person(
    store: Store,
    profile: Profile,
    *,
    public_id: str,
    came_at: datetime,
    by: int | None,
    source: int,
    is_private: bool,
) -> Person:
    city, region, country_code = profile.place
    background = draw_background(public_id, title=profile.title, employer=profile.employer)
    pk = store.candidates.add(
        public_id=public_id, first_name=profile.name.first, last_name=profile.name.last,
        headline=profile.headline, current_company=profile.employer, current_title=profile.title,
        city=city, region=region, country_code=country_code, source_id=source,
        source_contact_id=by, created_by_id=by, is_private=is_private,
        do_not_contact=profile.is_not_contacted, created_at=came_at, updated_at=came_at,
        search_text=profile.search_text(background),
        folded_likeness=folded(f"{profile.name.first} {profile.name.last}, {profile.employer}"),
    )  # fmt: skip
    person = Person(pk, public_id, came_at, by, source)
    _write_contacts(store, person, profile)
    _write_background(store, person, background)
    return person


def _write_contacts(store: Store, person: Person, profile: Profile) -> None:
    # As random as the person's own, without another draw.
    ids = {"candidate_id": person.pk, "public_id": person.public_id[::-1]}
    if profile.email:
        verified = {
            "proof": CandidateEmail.Proof.ANSWERED,
            "verified_by_id": person.by,
            "verified_at": person.came_at,
        }
        store.emails.add(
            email=profile.email, is_primary=True, **ids,
            **(verified if profile.has_verified_email else {}),
        )  # fmt: skip
    if profile.phone:
        store.phones.add(number=profile.phone, is_primary=True, **ids)


def _write_background(store: Store, person: Person, background: Sequence[Told]) -> None:
    for number, told in enumerate(background):
        store.background.add(
            candidate_id=person.pk, public_id=f"{person.public_id}-{number}", kind=told.kind,
            title=told.title, organization=told.organization, folded_text=told.key,
        )  # fmt: skip


def _phone(country_code: str, number: int) -> str:
    return f"{PHONE_BLOCKS.get(country_code, PHONE_BLOCKS['DE'])}{number:03d}"
