"""The Syncs page: how far each pull is, asking now, how often."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkedin_rsc.models import (
    ClosedAccountsPull,
    Connection,
    Integration,
    IntegrationType,
    Pull,
    Reconciliation,
    StubProfile,
)
from linkedin_rsc.pages.syncs import MOST_REFUSED
from tests.factories.linkedin_rsc import ConnectionFactory, ContractFactory, SeatFactory
from tests.linkedin_rsc.pages.reading import TAB, said, text_of

pytestmark = pytest.mark.django_db

PAGE = f"{TAB}syncs/"


@pytest.fixture
def contract(db):
    """A contract whose interfaces are enabled."""
    connection = ConnectionFactory(enabled=True)
    contract = ContractFactory(connection=connection)
    Integration.objects.create(
        connection=connection,
        type=IntegrationType.CSA_API,
        context=contract.urn,
        status="ENABLED",
    )
    return contract


def pull(contract, kind="inmails", **fields):
    now = timezone.now()
    seat = SeatFactory(contract=contract) if kind in {"inmails", "stubs"} else None
    given = {"begun_at": now, "next_at": now + timedelta(hours=9), "epoch": 1, **fields}
    return Pull.objects.create(kind=kind, contract=contract, seat=seat, **given)


def test_before_anything_is_enabled_it_says_so(browser):
    page = text_of(browser.get(PAGE))

    assert "LinkedIn is not asked" in page
    assert "Pull everything now" not in page


def test_each_pull_says_how_far_it_is(browser, contract):
    ago = timezone.now() - timedelta(hours=1)
    pull(contract, last_run_at=ago, last_count=12, total=340, stored_since=ago)
    pull(contract, "notes", problem="LinkedIn did not answer in time.")
    pull(contract, "seats", epoch=7)

    page = text_of(browser.get(PAGE))

    assert "340" in page
    assert "LinkedIn did not answer in time." in page
    assert len(browser.get(PAGE).context["page"].rows) == 2
    problems = browser.get(PAGE, {"show": "problems"}).context["page"].rows
    assert [one.kind for one in problems] == ["notes"]


def test_shared_profiles_that_were_refused_say_why_and_when_next(browser, contract):
    now = timezone.now()
    assert "not taken in" not in text_of(browser.get(PAGE))
    for number in range(3):
        StubProfile.objects.create(
            seat=SeatFactory(contract=contract),
            application_urn=contract.connection.application_in_use,
            member=f"urn:li:person:{number}",
            shared_at=now - timedelta(hours=number),
            not_before=now + timedelta(hours=2),
            remark=["Enter a name: one is enough.", "LinkedIn's export holds no name.", ""][number],
            taken_in_at=now if number == 1 else None,
        )

    page = text_of(browser.get(PAGE))

    assert "Shared profiles that were not taken in" in page
    assert "Enter a name: one is enough." in page and "holds no name" in page
    assert len(browser.get(PAGE).context["refused"]) == 2


@pytest.mark.parametrize("more", [False, True])
def test_of_many_refused_profiles_the_last_are_shown_and_that_there_are_more(
    browser, contract, more
):
    seat, now = SeatFactory(contract=contract), timezone.now()
    StubProfile.objects.bulk_create(
        StubProfile(
            seat=seat, application_urn=contract.connection.application_in_use, remark="No name.",
            member=f"urn:li:person:{number}", shared_at=now - timedelta(hours=number),
        )
        for number in range(MOST_REFUSED + more)
    )  # fmt: skip

    answer = browser.get(PAGE)

    assert len(answer.context["refused"]) == MOST_REFUSED
    assert ("There are more" in text_of(answer)) == more


@pytest.mark.parametrize("kind", ["notes", ""])
def test_pull_now_makes_it_due(browser, contract, nudged, kind, django_capture_on_commit_callbacks):
    for one in ("inmails", "notes", "seats"):
        pull(contract, one)

    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post(f"{PAGE}asking/", {"kind": kind})

    assert "being asked" in said(answer)
    due = Pull.objects.filter(next_at__lte=timezone.now(), kind__in=["inmails", "notes", "seats"])
    assert due.count() == (1 if kind else 3)
    assert "linkedin_rsc.pull_due" in nudged


def test_without_a_contract_pull_now_says_why_not(browser):
    assert "no Recruiter contract" in said(browser.post(f"{PAGE}asking/"))


def test_closed_accounts_are_asked_for_as_well(browser, contract, settings):
    assert "LINKEDIN_CLOSED_ACCOUNTS" in said(browser.post(f"{PAGE}asking/", {"kind": "closed"}))
    settings.LINKEDIN_CLOSED_ACCOUNTS = True
    ClosedAccountsPull.objects.create(epoch=1, next_at=timezone.now() + timedelta(days=9))

    answer = browser.post(f"{PAGE}asking/", {"kind": "closed"})

    assert "being asked" in said(answer)
    assert ClosedAccountsPull.objects.get().next_at <= timezone.now()


def test_a_shorter_interval_counts_at_once(browser, contract):
    waiting = pull(contract)
    seats = pull(contract, "seats")

    browser.post(f"{PAGE}pace/", {"every_minutes": 30, "back_days": 365})

    connection = Connection.current()
    assert (connection.pull_every_minutes, connection.pull_back_days) == (30, 365)
    for one in (waiting, seats):
        one.refresh_from_db()
    assert waiting.next_at <= timezone.now() + timedelta(minutes=30)
    assert seats.next_at > timezone.now() + timedelta(hours=8)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"every_minutes": 5, "back_days": 90}, "every"),
        ({"every_minutes": 30, "back_days": 0}, "1"),
        ({"every_minutes": 30, "back_days": 9_999}, "Choose between 1 and 730 days."),
        ({}, "required"),
    ],
)
def test_what_linkedin_would_not_take_is_refused(browser, contract, given, words):
    answer = browser.post(f"{PAGE}pace/", given)

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert Connection.current().pull_every_minutes == 120


def test_an_interval_set_elsewhere_stays_a_choice(browser, contract):
    Connection.objects.update(pull_every_minutes=45)

    assert "45 minutes" in text_of(browser.get(PAGE))


@pytest.mark.parametrize("size", [1, 60])
def test_the_page_costs_the_same_however_many(browser, contract, size, django_assert_num_queries):
    for _number in range(size):
        pull(contract)
    browser.get(PAGE)

    # One of them for the shared profiles that were refused, one for what was reconciled.
    with django_assert_num_queries(10):
        browser.get(PAGE)


def test_read_only_people_look(client_as, read_only, contract):
    pull(contract)

    page = text_of(client_as(read_only).get(PAGE))

    assert "InMails" in page
    assert "Pull everything now" not in page
    assert "How often" not in page


# -- Reconciling --------------------------------------------------------------------------------


def test_reconcile_now_begins_it_once(browser, contract):
    answer = browser.post(f"{PAGE}reconciliation/")
    again = browser.post(f"{PAGE}reconciliation/")

    assert "compared in the background" in said(answer)
    assert "compared already" in said(again)
    page = text_of(browser.get(PAGE))
    assert "still running: 0 records" in page
    assert "Reconcile now" not in page


def test_last_comparison_says_what_differed_and_what_was_not_looked_at(browser, contract):
    counts = {"candidates": {"looked_at": 4012, "missing": 3}, "jobs": {"passed_over": 1}}
    Reconciliation.objects.create(state="done", is_nightly=True, counts=counts)

    page = text_of(browser.get(PAGE))

    assert "3 records differed and were queued" in page
    assert "4,012" in page
    assert "switched off: Job." in page
    assert "Nightly" in page
    assert "Reconcile now" in page


def test_before_anything_was_compared_it_claims_nothing(browser, contract):
    assert "Nothing has been compared yet." in text_of(browser.get(PAGE))


def test_where_nothing_can_be_compared_it_says_why(browser):
    ConnectionFactory()

    assert "Reconcile now" not in text_of(browser.get(PAGE))
    assert "not connected" in said(browser.post(f"{PAGE}reconciliation/"))
