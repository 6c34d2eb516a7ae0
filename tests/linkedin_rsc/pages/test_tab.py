"""What the tab shows and what it never shows."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from linkedin_rsc.intake.counts import count
from linkedin_rsc.models import CallbackCount, Connection, LedgerRow
from linkedin_rsc.pages.callbacks import callback_health
from tests.factories.linkedin_rsc import LedgerRowFactory, NotificationFactory
from tests.linkedin_rsc.pages.reading import TAB, said, text_of

pytestmark = pytest.mark.django_db


def test_empty_tab_offers_the_first_step(browser, linkedin):
    page = text_of(browser.get(TAB))

    assert "Enter the company's name and its LinkedIn company ID." in page
    assert "Save company" in page
    assert 'action="/admin-center/linkedin/sign-in/"' not in page


def test_recruiter_is_a_link_away_once_something_is_to_be_done_there(
    browser, partner_ready, settings
):
    page = text_of(browser.get(TAB))

    recruiter = f"{settings.LINKEDIN_WWW_URL}/talent/home"
    assert f'<a href="{recruiter}">Open LinkedIn Recruiter</a>' in page
    assert "Admin settings > ATS" in page


def test_status_stands_in_linkedins_word(browser, partner_ready):
    page = text_of(browser.get(TAB))

    assert "PENDING" in page
    assert "One-click export" in page
    assert "Contract 550017" in page


def test_problem_stands_in_linkedins_words(browser, partner_ready, linkedin):
    linkedin.fail_next("atsIntegrations", 403, message="Not for <you>")
    browser.post(f"{TAB}status-refresh/")

    page = browser.get(TAB).content.decode()

    assert "Not for &lt;you&gt;" in page
    assert "<you>" not in page


def test_tab_never_shows_a_secret(browser, enabled):
    connection = Connection.current()

    page = browser.get(TAB).content.decode()

    for secret in (connection.client_secret, connection.callback_token, connection.callback_digest):
        assert secret
        assert secret not in page


def test_callback_health_counts_the_last_seven_days(browser, partner_ready):
    today = timezone.now().date()
    for days_ago, calls in ((0, 4), (6, 30), (7, 500)):
        CallbackCount.objects.create(
            outcome="unsigned", day=today - timedelta(days=days_ago), count=calls
        )

    answer = browser.get(TAB)

    [line] = answer.context["tab"].callbacks.lines
    assert (line.label, line.count, line.is_refusal) == ("Signature missing or wrong", 34, True)
    assert "A refused call changed nothing." in text_of(answer)


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
@pytest.mark.parametrize("hour", [1, 23])
def test_days_of_calls_are_those_of_utc(db, time_machine, zone, hour):
    """Where it is another day by now than in UTC, today's calls are not of yesterday."""
    time_machine.move_to(datetime(2026, 11, 28, hour, tzinfo=UTC), tick=False)
    count("challenge")

    with timezone.override(zone):
        assert callback_health().last_challenge == "today"


def test_the_tab_says_by_which_days_calls_are_counted(browser, partner_ready):
    count("challenge")

    page = text_of(browser.get(TAB))

    assert "today (UTC)" in page
    assert "Counted over the last 7 days, from midnight UTC." in page


def test_a_test_turned_away_is_no_alarm(browser, partner_ready):
    for outcome in ("challenge", "duplicate", "bad_challenge"):
        CallbackCount.objects.create(outcome=outcome, day=timezone.now().date(), count=1)

    answer = browser.get(TAB)

    assert not answer.context["tab"].callbacks.has_refusals
    assert "Test turned away" in text_of(answer)
    assert "refused" not in text_of(answer)


def test_problems_are_counted_and_a_link_away(browser, partner_ready):
    LedgerRowFactory(state="needs_attention", answer="E-mail is not valid", record="cand1")
    LedgerRowFactory(state="held", hold="prospect", record="cand2")

    page = text_of(browser.get(TAB))

    assert f'href="{TAB}problems/?stream=candidates&state=needs_attention"' in page
    assert f'href="{TAB}problems/?stream=candidates&state=held"' in page
    assert "E-mail is not valid" not in page


def test_resending_queues_the_record_again(browser, partner_ready):
    row = LedgerRowFactory(state="needs_attention", answer="E-mail is not valid")

    answer = browser.post(f"{TAB}ledger/{row.public_id}/resend/")

    assert "queued again" in said(answer)
    assert LedgerRow.objects.get().state == "queued"


def test_history_says_who_did_what(browser, partner_ready):
    page = text_of(browser.get(TAB))

    assert "Ada Moreau" in page
    assert "requested Recruiter System Connect" in page


@pytest.mark.parametrize("size", [1, 30])
def test_number_of_queries_does_not_depend_on_the_rows(
    browser, enabled, django_assert_num_queries, size
):
    for number in range(size):
        NotificationFactory()
        LedgerRowFactory(state="needs_attention", record=f"cand-{number}")
    browser.get(TAB)

    # Session, user with roles, unread notices; connection, contracts, integrations, callback
    # counts, last challenge, last push, problem counts, history.
    with django_assert_num_queries(11):
        browser.get(TAB)
