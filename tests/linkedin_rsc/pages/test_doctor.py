"""The connection doctor: what could keep LinkedIn and Tandem apart, with the next step."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from base import alive
from base.models import SignOfLife
from linkedin_rsc.connect import checks, services
from linkedin_rsc.connect.pausing import pause_sending
from linkedin_rsc.connect.services.withdrawal import withdraw_everything
from linkedin_rsc.leases.quota import Spending
from linkedin_rsc.leases.resources import QUOTAS
from linkedin_rsc.models import CallbackCount, Connection, Contract, Finding, Seat, StreamLease
from tests.database_clock import clock_off_by
from tests.factories.linkedin_rsc import NotificationFactory, SeatFactory
from tests.linkedin_rsc.at_once import needs_threads
from tests.linkedin_rsc.pages.reading import TAB, text_of

pytestmark = pytest.mark.django_db

DOCTOR = f"{TAB}doctor/"


def here(name: str) -> checks.Check:
    return _found(name, checks.checks_here(Connection.current()))


def asked(name: str) -> checks.Check:
    return _found(name, checks.kept_checks())


def _found(name: str, among: list[checks.Check]) -> checks.Check:
    """Whatever is not well says what to do next, and where."""
    for one in among:
        assert one.state == "done" or (one.todo and one.url), one
    return next(one for one in among if one.name == name)


def test_looking_asks_linkedin_nothing(browser, enabled, linkedin):
    linkedin.forget_requests()

    page = text_of(browser.get(DOCTOR))

    assert "LinkedIn was not asked yet." in page
    assert linkedin.requests() == []
    assert not Finding.objects.exists()


def test_of_an_enabled_connection_linkedin_says_that_all_is_well(browser, enabled):
    answer = browser.post(f"{DOCTOR}examination/", follow=True)

    assert {one.name: one.state for one in checks.kept_checks()} == {
        "Token": "done",
        "Clock of this machine": "done",
        "Permissions of the application": "done",
        "What LinkedIn holds of ours": "done",
        "Domain for LinkedIn's widgets": "done",
    }
    assert "Last asked" in text_of(answer)


def test_the_page_leads_to_each_next_step(browser, enabled, settings):
    settings.PUBLIC_URL = "http://tandem.example"

    shown = browser.get(DOCTOR).content.decode()

    assert shown.count("Go there") == sum(
        one.state != "done" and one.url != DOCTOR
        for one in [*checks.checks_here(Connection.current()), *checks.kept_checks()]
    )
    assert f'<a href="{TAB}">Go there</a>' in shown


@pytest.mark.parametrize("ended", ["disconnected", "left"])
def test_what_linkedin_said_of_a_former_connection_is_no_longer_shown(
    browser, enabled, administrator, ended
):
    if ended == "left":
        Connection.objects.update(state="disconnected")
    browser.post(f"{DOCTOR}examination/")
    assert asked("Token").state == "done"

    if ended == "left":
        services.save_company(company_name="B", organization_id="9100999", by=administrator)
    else:
        services.disconnect(by=administrator)

    assert {one.said for one in checks.kept_checks()} == {"LinkedIn was not asked yet."}


def test_before_the_company_is_saved_there_is_nothing_to_ask(browser, linkedin):
    browser.post(f"{DOCTOR}examination/")

    assert asked("Token").state == "waiting"
    assert "no LinkedIn application for this company yet" in asked("Token").said
    assert here("Contracts").state == "waiting"
    assert here("Application").todo == "Press Connect; Tandem has one made then."


def test_wrong_keys_are_told_in_linkedins_words(browser, enabled):
    Connection.objects.update(client_secret="wrong")

    browser.post(f"{DOCTOR}examination/")

    assert (asked("Token").state, asked("Permissions of the application").state) == (
        "broken",
        "broken",
    )
    assert "Client authentication failed" in asked("Token").said
    assert asked("Token").todo == "Check the application's keys, or make a new secret."


def test_a_refusal_leads_to_what_the_application_may_do(browser, enabled, linkedin):
    linkedin.fail_next("atsIntegrations", 403, message="Not your application", times=9)

    browser.post(f"{DOCTOR}examination/")

    found = asked("Permissions of the application")
    assert (found.state, "Not your application" in found.said) == ("broken", True)
    assert "what the application may do" in found.todo


@pytest.mark.parametrize("status", [400, 429])
def test_another_answer_is_asked_for_again_later(browser, enabled, linkedin, status):
    linkedin.fail_next("atsIntegrations", status, times=9)

    browser.post(f"{DOCTOR}examination/")

    assert asked("Permissions of the application").todo.startswith("Ask again in a while")
    assert asked("Domain for LinkedIn's widgets").state == "done"


def test_what_linkedin_has_not_heard_of_is_named(browser, enabled):
    Contract.objects.create(connection=enabled, contract_id="550018")

    browser.post(f"{DOCTOR}examination/")

    found = asked("Permissions of the application")
    assert found.said.endswith("nothing of CSA_API (urn:li:contract:550018).")
    assert found.words.endswith("Press Request, then Refresh.")


def test_the_domain_of_an_own_application_is_seen_at_linkedin(browser, enabled, settings):
    settings.LINKEDIN_CLIENT_ID, settings.LINKEDIN_CLIENT_SECRET = "own", "secret"

    browser.post(f"{DOCTOR}examination/")

    found = asked("Domain for LinkedIn's widgets")
    assert found.state == "waiting"
    assert found.url == f"{settings.LINKEDIN_WWW_URL}/developers/apps"
    assert here("Application").state == "done"


def test_without_any_keys_the_settings_are_named(settings):
    settings.LINKEDIN_PARTNER_CLIENT_ID = settings.LINKEDIN_PARTNER_CLIENT_SECRET = ""

    found = here("Application")

    assert found.state == "broken"
    assert "LINKEDIN_PARTNER_CLIENT_ID" in found.todo


def test_who_signed_in_is_known_or_asked_for(enabled):
    assert here("Sign-in and its scope").state == "done"

    Connection.objects.update(connected_person="")

    assert here("Sign-in and its scope").todo.startswith("Press Connect")
    assert "Press Connect" in here("Seat of the connecting administrator").todo


def test_linkedin_away_is_asked_once(browser, enabled, linkedin_down):
    linkedin_down()

    browser.post(f"{DOCTOR}examination/")

    assert {one.state for one in checks.kept_checks()} == {"broken"}
    assert "could not be reached" in asked("Clock of this machine").said
    assert "reaches LinkedIn" in asked("Token").todo
    assert "reaches LinkedIn" in asked("Clock of this machine").todo


def test_another_callback_address_at_linkedin_is_found(browser, enabled):
    enabled.callback_token = "another"
    enabled.save()

    browser.post(f"{DOCTOR}examination/")

    found = asked("What LinkedIn holds of ours")
    assert found.said == "LinkedIn does not hold what Tandem gave it: CALLBACK_URL."
    assert found.words.endswith("Press Notify partner.")


def test_another_address_of_tandem_is_found(browser, enabled, settings):
    settings.PUBLIC_URL = "https://moved.tandem.example"

    browser.post(f"{DOCTOR}examination/")

    assert (
        "do not load on https://moved.tandem.example" in asked("Domain for LinkedIn's widgets").said
    )


def test_a_clock_that_is_wrong_is_told(browser, enabled):
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        checks.examine(by=None)

    assert asked("Clock of this machine").state == "broken"
    assert "seconds away from LinkedIn's" in asked("Clock of this machine").said


@pytest.mark.parametrize(
    ("address", "state", "words"),
    [
        ("https://tandem.example", "done", "PUBLIC_URL is https://tandem.example."),
        ("http://tandem.example", "broken", "LinkedIn calls https only"),
        ("http://localhost:8000", "now", "nowhere but to this machine"),
        ("https://127.0.0.1", "now", "nowhere but to this machine"),
        ("https://[::1]", "now", "nowhere but to this machine"),
        ("https://10.0.0.7", "now", "nowhere but to this machine"),
    ],
)
def test_the_address_must_be_reachable_from_outside(settings, address, state, words):
    settings.PUBLIC_URL = address

    found = here("Address for LinkedIn's calls")

    assert found.state == state
    assert words in found.said


def test_the_last_call_is_the_newer_of_push_and_challenge(enabled):
    assert here("LinkedIn's last call").state == "now"

    NotificationFactory(received_at=timezone.now() - timedelta(days=5))
    assert here("LinkedIn's last call").state == "broken"

    CallbackCount.objects.create(outcome="challenge", day=timezone.now().date(), count=1)
    assert here("LinkedIn's last call").state == "done"


def test_linkedin_has_no_address_before_the_request(with_contract):
    assert here("LinkedIn's last call").state == "waiting"


def test_calls_with_another_signature_are_counted_for_two_days(enabled):
    """With another secret at LinkedIn every export is refused, and nobody else would tell."""
    name, today = "Signatures of LinkedIn's calls", timezone.now().date()
    CallbackCount.objects.create(outcome="unsigned", day=today - timedelta(days=2), count=1)
    assert here(name).state == "done"

    CallbackCount.objects.create(outcome="unsigned", day=today - timedelta(days=1), count=2)
    CallbackCount.objects.create(outcome="unsigned", day=today, count=1)

    assert here(name).state == "now"
    assert here(name).said.startswith("3 calls were refused since yesterday")
    assert "compare the application's secret" in here(name).todo


@needs_threads
def test_a_database_whose_clock_is_wrong_is_told():
    with clock_off_by(timedelta(minutes=2)):
        found = here("Clock of the database")

    assert found.state == "broken"
    assert "seconds away from the clock of this machine" in found.said


def test_the_seat_of_who_connected_decides_whether_they_can_switch_on(enabled):
    name, contract = "Seat of the connecting administrator", enabled.contracts.get()
    assert "has not read the seats of every contract" in here(name).said
    seat = SeatFactory(contract=contract, member="urn:li:person:somebody")
    assert here(name).state == "broken"
    other = Contract.objects.create(connection=enabled, contract_id="550018")
    assert here(name).state == "waiting"
    other.delete()

    Seat.objects.filter(pk=seat.pk).update(member=enabled.connected_person)
    assert here(name).state == "now"

    Seat.objects.filter(pk=seat.pk).update(roles=["ADMIN_SEAT"])
    assert here(name).state == "done"


def test_each_contract_and_each_switch_stands_by_itself(enabled, linkedin, administrator):
    Contract.objects.create(connection=enabled, contract_id="550018")

    assert here("Contract 550017").state == "done"
    assert here("Contract 550018").todo == "Press Request, so that LinkedIn hears of it."
    assert here("One-click export").state == "done"
    enabled.integrations.filter(type="ONE_CLICK_EXPORT").update(
        status="DISABLED", switched_off_at=timezone.now()
    )
    assert here("One-click export").state == "broken"
    assert "“DISABLED”" in here("One-click export").said


def test_no_worker_is_told_with_what_to_start():
    assert here("Worker and beat").said == "No worker was seen at work yet."

    alive.note()
    assert here("Worker and beat").state == "done"

    SignOfLife.objects.update(seen_at=timezone.now() - timedelta(minutes=20))
    assert "since 20 min ago" in here("Worker and beat").said


def test_the_fullest_limit_is_named():
    assert here("LinkedIn's limits of today").state == "done"

    today = timezone.now().date().isoformat()
    calls = int(QUOTAS["candidates"].calls_a_day * 0.9)
    spent = Spending(day=today, calls=calls).as_json()
    StreamLease.objects.create(stream="candidates", spent=spent)

    found = here("LinkedIn's limits of today")
    assert "90 % of what LinkedIn takes of “candidates”" in found.said
    assert found.state == "now"


def test_others_neither_look_nor_ask(client_as, recruiter, read_only, enabled):
    assert client_as(recruiter).get(DOCTOR).status_code == 403
    looking = client_as(read_only)
    assert "Ask LinkedIn</" not in text_of(looking.get(DOCTOR))
    assert looking.post(f"{DOCTOR}examination/").status_code == 403
    assert not Finding.objects.exists()


@pytest.mark.parametrize("size", [0, 30])
def test_looking_costs_the_same_however_much_there_is(
    browser, enabled, django_assert_max_num_queries, size
):
    for number in range(size):
        NotificationFactory()
        SeatFactory(contract=None, member=f"urn:li:person:{number}")
        Contract.objects.create(connection=enabled, contract_id=str(number))
    browser.get(DOCTOR)

    # Session, user with roles, unread notices; connection, contracts, integrations, whether there
    # are seats and whose, last challenge, last push, PostgreSQL's clock, worker, limits, findings.
    with django_assert_max_num_queries(14):
        browser.get(DOCTOR)


def test_a_pause_of_sending_is_named_by_page_and_command(browser, enabled, administrator, capsys):
    assert here("Sending").state == "done"
    pause_sending(by=administrator)

    found = here("Sending")
    call_command("rsc_status")

    assert (found.state, found.url) == ("now", f"{TAB}sending/")
    assert "It is paused since" in found.said
    assert "It is paused since" in capsys.readouterr().out
    assert "It is paused since" in text_of(browser.get(DOCTOR))


def test_that_everything_is_removed_is_named(enabled, administrator):
    withdraw_everything(by=administrator)

    found = here("Sending")

    assert (found.state, found.url) == ("now", f"{TAB}clean-up/")
    assert "removed from LinkedIn" in found.said
