"""One token for all, in a row: who asks LinkedIn for it, when, and how it ends."""

import time
from datetime import UTC, datetime, timedelta

import pytest
import requests
import responses
import time_machine
from django.db import connection as database

from linkedin_rsc import gateway
from linkedin_rsc.client.auth import Credentials
from linkedin_rsc.client.errors import Unauthorized, Unreachable
from linkedin_rsc.client.resources import IntegrationKey, read_integrations
from linkedin_rsc.connect.services import disconnect
from linkedin_rsc.leases.tokens import SharedToken
from linkedin_rsc.models import ApplicationToken, Connection
from tests.database_clock import clock_off_by
from tests.linkedin_rsc.at_once import at_once, needs_threads

pytestmark = pytest.mark.django_db

WWW_URL = "https://www.linkedin.test"
TOKEN_URL = f"{WWW_URL}/oauth/v2/accessToken"
KEYS = Credentials("78demo0042", "s3cret")
EXPORT = IntegrationKey("urn:li:organization:9100321", "ONE_CLICK_EXPORT")
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class TokenOffice:
    """Gives out token-1, token-2 …, each for half an hour, after `takes_s`."""

    def __init__(self) -> None:
        self.given = 0
        self.takes_s = 0.0

    def __call__(self, request: requests.PreparedRequest) -> tuple[int, dict, str]:
        time.sleep(self.takes_s)
        self.given += 1
        return 200, {}, f'{{"access_token": "token-{self.given}", "expires_in": 1800}}'


@pytest.fixture
def wire():
    with responses.RequestsMock(assert_all_requests_are_fired=False) as wire:
        yield wire


@pytest.fixture
def office(wire) -> TokenOffice:
    office = TokenOffice()
    wire.add_callback("POST", TOKEN_URL, callback=office)
    return office


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def a_process() -> SharedToken:
    """What another process has: the same keys, and nothing in its memory."""
    return SharedToken(WWW_URL, KEYS)


def test_token_serves_until_thirty_seconds_before_its_end(office, clock):
    token = a_process()

    assert token.get() == "token-1"
    clock.shift(1_769)
    assert token.get() == a_process().get() == "token-1"
    clock.shift(1)
    assert token.get() == "token-2"
    assert a_process().get() == "token-2"


def test_token_in_memory_costs_no_query(office, django_assert_num_queries):
    token = a_process()
    token.get()

    with django_assert_num_queries(0):
        token.get()


def test_token_is_encrypted_at_rest_and_names_no_credentials(office):
    a_process().get()

    with database.cursor() as cursor:
        cursor.execute("SELECT * FROM linkedin_rsc_applicationtoken")
        [row] = cursor.fetchall()
    for secret in ("token-1", KEYS.client_id, KEYS.client_secret):
        assert secret not in str(row)


def test_forgetting_an_old_token_keeps_the_newer_one(office):
    one, other = a_process(), a_process()
    one.get(), other.get()

    one.forget("token-1")
    assert one.get() == "token-2"
    other.forget("token-1")

    assert other.get() == "token-2"


def test_while_one_renews_it_the_old_token_serves_the_others(office, clock):
    others = a_process()
    others.get()
    clock.move_to(NOON + 1_771 * SECOND)
    ApplicationToken.objects.update(renewing_until=NOON + 1_790 * SECOND)

    assert others.get() == a_process().get() == "token-1"

    clock.move_to(NOON + 1_790 * SECOND)
    assert others.get() == "token-2"


def test_who_died_while_asking_is_waited_for_by_the_clock(office, clock):
    a_process().get()
    clock.shift(1_800)
    ApplicationToken.objects.update(renewing_until=NOON + 1_800 * SECOND)

    assert a_process().get() == "token-2"


@needs_threads  # A SQLite has no clock of its own.
@pytest.mark.parametrize("minutes", [40, -40])
def test_token_lasts_as_long_for_processes_whose_clocks_differ(office, minutes):
    with clock_off_by(timedelta(minutes=minutes)):
        a_process().get()
    with clock_off_by(timedelta(minutes=-minutes)):
        assert a_process().get() == "token-1"

    assert a_process().get() == "token-1"
    assert office.given == 1


def test_who_waits_in_vain_for_somebody_else_may_come_back_later(office, clock):
    a_process().get()
    clock.shift(1_800)
    ApplicationToken.objects.update(renewing_until=NOON + 1_801 * SECOND)

    with pytest.raises(Unreachable, match="Another process is waiting"):
        SharedToken(WWW_URL, KEYS, looks=2).get()


def test_refusal_is_told_and_the_next_one_may_ask(wire, office):
    wire.replace("POST", TOKEN_URL, status=401, json={"error": "invalid_client"})
    token = a_process()
    with pytest.raises(Unauthorized, match="invalid_client"):
        token.get()

    wire.replace("POST", TOKEN_URL, body=requests.ConnectTimeout())
    with pytest.raises(Unreachable):
        token.get()

    assert ApplicationToken.objects.get().renewing_until is None


def test_another_secret_has_another_token(office):
    assert a_process().get() == "token-1"
    assert SharedToken(WWW_URL, Credentials(KEYS.client_id, "rotated")).get() == "token-2"


def test_ended_tokens_of_former_credentials_do_not_stay(office, clock):
    SharedToken(WWW_URL, Credentials(KEYS.client_id, "former")).get()
    clock.shift(1_800)

    a_process().get()

    assert ApplicationToken.objects.count() == 1


def test_disconnecting_ends_the_token_in_every_process(connected, linkedin, administrator):
    before = gateway.transport_for(connected)
    read_integrations(before, [EXPORT])
    disconnect(by=administrator)
    assert not ApplicationToken.objects.exists()

    elsewhere = gateway.transport_for(Connection.current())

    assert elsewhere is not before
    linkedin.forget_requests()
    read_integrations(elsewhere, [EXPORT])
    assert len(linkedin.requests(resource="accessToken")) == 1


@needs_threads
@pytest.mark.django_db(transaction=True)
def test_many_threads_and_processes_cause_one_request(office):
    office.takes_s = 0.2
    shared = a_process()
    acts = [shared.get] * 4 + [a_process().get for _ in range(4)]

    assert at_once(*acts) == ["token-1"] * 8
    assert office.given == 1
