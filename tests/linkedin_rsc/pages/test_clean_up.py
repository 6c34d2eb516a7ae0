"""The page by which a company has LinkedIn forget everything, and the same over the API."""

import pytest
from django.utils import timezone

from base.signed_documents import verified
from linkedin_rsc.ledger import erasures
from linkedin_rsc.models import Connection, Erasure, LedgerRow, StreamLease
from tests.linkedin_rsc.pages.reading import TAB, text_of
from tests.linkedin_rsc.pushing import applicants, fill_as_wanted, look, push

pytestmark = pytest.mark.django_db

PAGE = f"{TAB}clean-up/"
BEGIN, AGAIN = f"{PAGE}withdrawal/", f"{PAGE}sharing-again/"
COMPANY = "9100321"


@pytest.fixture
def shared(connected, linkedin):
    applicants(3)
    push()
    assert len(linkedin.state()["candidates"]) == 3
    return linkedin


def go_on():
    push()
    erasures.close_forgotten()


def begin(browser):
    return browser.post(BEGIN, {"organization_id": COMPANY})


def kinds_of(browser):
    return {str(one.stream): one for one in browser.get(PAGE).context["kinds"]}


def test_before_it_says_how_much_of_each_kind_would_go(shared, browser):
    page = text_of(browser.get(PAGE))

    assert "Here everything stays" in page
    assert f"<strong>{COMPANY}</strong> to confirm" in page
    assert {name: one.held for name, one in kinds_of(browser).items()} == {
        "jobs": 1, "candidates": 3, "applications": 3, "stages": 3,
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["", "9100", "yes", "9100321 9100321"])
def test_nothing_begins_without_the_companys_id(shared, browser, typed):
    answer = browser.post(BEGIN, {"organization_id": typed})

    assert answer.status_code == 422
    assert "errorlist" in text_of(answer)
    assert not Erasure.objects.exists()
    assert Connection.objects.get().withdrawn_at is None


def test_it_shows_how_far_it_is_and_ends_with_a_receipt(shared, browser):
    assert begin(browser)["Location"] == PAGE
    assert 'hx-trigger="every 3s"' in text_of(browser.get(PAGE))

    go_on()

    page = text_of(browser.get(PAGE))
    one = Erasure.objects.get()
    assert "every 3s" not in page
    assert "10 of 10 records are gone." in page
    receipt = browser.get(f"{TAB}erasures/{one.public_id}/receipt/")
    assert f"erasures/{one.public_id}/receipt/" in page
    assert verified(receipt.content)["record"] == COMPANY
    assert shared.state()["candidates"] == []


def test_after_a_worker_died_it_goes_on_where_it_was(shared, browser):
    begin(browser)
    fill_as_wanted()
    shared.fail_next("atsApplications", 503, times=1)
    look()
    assert kinds_of(browser)["candidates"].left == 3
    begin(browser)

    LedgerRow.objects.update(due_at=timezone.now())
    StreamLease.objects.update(paused_until=None)
    go_on()

    assert Erasure.objects.get().is_done
    assert shared.state()["candidates"] == []


def test_the_part_that_changes_comes_alone(shared, browser):
    begin(browser)

    part = text_of(browser.get(PAGE, headers={"HX-Request": "true"}))

    assert part.lstrip().startswith('<div class="stack" id="clean-up"')
    assert "<html" not in part


def test_what_holds_it_up_is_said(shared, browser):
    begin(browser)
    Connection.objects.update(sending_paused_at=timezone.now())
    page = text_of(browser.get(PAGE))
    assert "Sending is paused, and so is this." in page
    assert "Paused" in page
    assert "Waits for the connection" not in page

    Connection.objects.update(sending_paused_at=None, state=Connection.State.SUSPENDED)
    assert "it goes on by itself after that" in text_of(browser.get(PAGE))


def test_sharing_again_waits_for_the_receipt(shared, browser):
    begin(browser)
    browser.post(AGAIN)
    assert Connection.objects.get().withdrawn_at

    go_on()
    browser.post(AGAIN)
    push()

    assert Connection.objects.get().withdrawn_at is None
    assert len(shared.state()["candidates"]) == 3
    assert "to confirm" in text_of(browser.get(PAGE))


def test_read_only_people_look(shared, client_as, read_only, recruiter):
    page = text_of(client_as(read_only).get(PAGE))

    assert "At LinkedIn" in page
    assert BEGIN not in page
    assert client_as(read_only).post(BEGIN, {"organization_id": COMPANY}).status_code == 403
    assert client_as(recruiter).get(PAGE).status_code == 403
    assert not Erasure.objects.exists()


def test_without_a_company_there_is_nothing_to_remove(browser):
    assert "No company is set up." in text_of(browser.get(PAGE))
    assert begin(browser).status_code == 422
