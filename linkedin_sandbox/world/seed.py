"""The world before anybody has done anything: one company, two contracts, its people."""

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify

from linkedin_sandbox.models import Contract, DeveloperApplication, Member, Organization, Seat
from linkedin_sandbox.world import clock
from linkedin_sandbox.world.people import NOT_EXPORTABLE, RECRUITERS, Person, read_people

ORGANIZATION = (9100321, "Nordwind Logistics")
# A company of the same group, for a second instance of the ATS (*Change ATS*).
SISTER = (9100322, "Nordwind Ferries")
GROUP = "Nordwind"
CONTRACTS = ((550017, "Nordwind Recruiting"), (550018, "Nordwind Sales hiring"))
PARENT_NUMBER = 30400
OWN_NUMBER = 30410


@transaction.atomic
def seed_once() -> None:
    """Fill an empty database and leave any other as it is."""
    if not Organization.objects.exists():
        seed_company()
        seed_members()
    seed_applications()


def seed_company() -> None:
    number, name = ORGANIZATION
    organization = Organization.objects.create(number=number, name=name, group=GROUP)
    Organization.objects.create(number=SISTER[0], name=SISTER[1], group=GROUP)
    for contract_number, contract_name in CONTRACTS:
        Contract.objects.create(
            number=contract_number, name=contract_name, organization=organization
        )
    for recruiter in RECRUITERS:
        Seat.objects.create(
            number=recruiter.seat,
            contract=Contract.objects.get(number=recruiter.contract),
            member=_recruiter_member(recruiter.first_name, recruiter.last_name, recruiter.email),
            is_admin=recruiter.is_admin,
        )


def _recruiter_member(first_name: str, last_name: str, email: str) -> Member:
    return Member.objects.create(
        slug=f"{slugify(f'{first_name} {last_name}')}-nordwind",
        first_name=first_name,
        last_name=last_name,
        email=email,
        headline="Recruiting at Nordwind Logistics",
        employer=ORGANIZATION[1],
        location="Bremen, Germany",
    )


def seed_members() -> None:
    Member.objects.bulk_create(
        [_member(place, person) for place, person in enumerate(read_people())]
    )


def _member(place: int, person: Person) -> Member:
    return Member(
        slug=person.slug,
        first_name=person.first_name,
        last_name=person.last_name,
        email=person.email,
        phone=f"+49 421 555 0{100 + place}",
        headline=person.headline,
        employer=person.employer,
        location=person.location,
        about=person.about,
        years_of_experience=person.years,
        skills=list(person.skills),
        positions=person.positions,
        educations=person.educations,
        allows_export=person.slug not in NOT_EXPORTABLE,
    )


def seed_applications() -> None:
    """Register the parent and, when the environment has one, the child."""
    _register(
        number=PARENT_NUMBER,
        is_parent=True,
        name="Tandem partner",
        client_id=settings.PARTNER_CLIENT_ID,
        client_secret=settings.PARTNER_CLIENT_SECRET,
    )
    if settings.OWN_CLIENT_ID and settings.OWN_CLIENT_ID != settings.PARTNER_CLIENT_ID:
        _register(
            number=OWN_NUMBER,
            is_parent=False,
            name="Tandem - own application",
            client_id=settings.OWN_CLIENT_ID,
            client_secret=settings.OWN_CLIENT_SECRET,
        )


def _register(
    *, number: int, is_parent: bool, name: str, client_id: str, client_secret: str
) -> None:
    DeveloperApplication.objects.update_or_create(
        number=number,
        defaults={
            "is_parent": is_parent,
            "name": name,
            "client_id": client_id,
            "client_secret": client_secret,
            "oauth2_callback_urls": [f"{settings.ATS_URL}/linkedin/oauth/callback/"],
            "js_sdk_domains": [settings.ATS_URL],
            "ready_at": clock.now(),
        },
    )
