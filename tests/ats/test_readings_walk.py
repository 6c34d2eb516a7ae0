"""Every address that names a person to somebody leaves a row of it: a new one as well."""

import pytest
from django.test import Client

from accounts.api_tokens import create_api_token
from accounts.models import RecordRead
from tests.access import kinds
from tests.ats.access_house import House, build_house
from tests.ats.test_access_walk import address

# What tells a team of its own work; names in a sentence about something else (accounts.reading).
NO_READING = {
    "",
    "jobs/<slug:public_id>/pipeline/",
    "jobs/<slug:public_id>/pipeline/cards/<slug:application_id>/",
    "admin-center/users/<slug:public_id>/deactivation/",
}
WHOLE, INSIDE = {}, {"HX-Request": "true", "HX-Target": "record"}


@pytest.fixture
def house(db) -> House:
    return build_house()


@pytest.fixture
def browser(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def program(administrator) -> Client:
    return Client(headers={"Authorization": f"Token {create_api_token(user=administrator)}"})


def reads(client: Client, house: House, route: str, headers: dict[str, str]) -> tuple[bool, bool]:
    """Say whether an answer names one of the two people, and whether that is written down."""
    names = is_written = False
    for person in (house.private, house.known):
        known = RecordRead.objects.count()
        url = address(house, route).replace(house.private.public_id, person.public_id)
        answer = client.get(url, headers=headers)
        said = answer.getvalue().decode(errors="replace") if answer.status_code == 200 else ""
        names |= house.private.last_name in said or house.known.last_name in said
        is_written |= RecordRead.objects.count() > known
    return names, is_written


@pytest.mark.parametrize("headers", [WHOLE, INSIDE], ids=["whole", "inside"])
def test_whoever_is_named_was_read(house, browser, program, headers):
    found = {
        route: reads(program if route.startswith("api/") else browser, house, route, headers)
        for route in kinds()
        if route != "sign-out/"
    }

    unread = {route for route, (names, is_written) in found.items() if names and not is_written}
    assert unread == NO_READING
    assert sum(is_written for _, is_written in found.values()) > 20
