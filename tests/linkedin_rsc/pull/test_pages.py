"""The next page is fetched while one is stored, and what goes wrong with it waits for its turn."""

import threading
import time

import pytest
from django.db import connection

from base import stopping
from linkedin_rsc import gateway, leases
from linkedin_rsc.leases import clock
from linkedin_rsc.leases.resources import RETRIEVAL
from linkedin_rsc.models import InMail
from linkedin_rsc.pull import puller
from linkedin_rsc.pull.pages import Pages
from linkedin_rsc.pull.slices import LONGEST, Slice
from tests.linkedin_rsc.pull.conftest import RITA, due_again, pull_all, pull_of

pytestmark = pytest.mark.django_db
INMAILS = "conversationEvents"


@pytest.fixture
def mailbox(pulling, linkedin, ago):
    """450 InMails in one slice of time, and nothing asked of them yet."""
    pulling.pull_back_days = 1
    pulling.save()
    linkedin.fill_inmails(seat=RITA, count=450, from_ms=ago(6), to_ms=ago(1))
    pull_all("seats")
    linkedin.forget_requests()
    return linkedin


@pytest.fixture
def pages(mailbox, pulling):
    pull = pull_of("inmails", seat__seat_id=RITA)
    part = Slice(clock.now() - LONGEST, clock.now())
    lease = leases.enter(RETRIEVAL)
    with Pages(gateway.transport_for(pulling), pull, lease) as pages:
        yield pages.of(part, goes_on=lambda _page: True)
    lease.leave()
    assert not fetching()


def fetching():
    """Return the threads that fetch a page at the moment."""
    return [one for one in threading.enumerate() if one.name.startswith("next-page")]


def calls(linkedin):
    return len(linkedin.requests(resource=INMAILS))


def is_there(linkedin, count):
    """Wait until so many calls have come; nothing else is done meanwhile."""
    ends_at = time.monotonic() + 60
    while calls(linkedin) < count and time.monotonic() < ends_at:
        time.sleep(0.05)
    return calls(linkedin) >= count


def inmails_of_rita():
    return InMail.objects.filter(seat__seat_id=RITA)


def test_the_next_page_comes_while_one_is_stored_and_no_further_one(mailbox, pages):
    assert len(next(pages).elements) == 100

    assert is_there(mailbox, 2)
    # Nobody has taken the second: the third is not asked for.
    time.sleep(0.5)
    assert calls(mailbox) == 2
    assert [len(page.elements) for page in pages] == [100, 100, 100, 50]
    assert calls(mailbox) == 5


def test_a_call_on_its_way_is_waited_for_when_the_pages_are_left(mailbox, pages):
    """Whoever has the lease next is LinkedIn's only caller: the fixture looks once more."""
    mailbox.fail_next(INMAILS, 200, times=2, delay_s=1)

    next(pages)

    assert fetching()


def test_what_fails_ahead_costs_nothing_that_came_before(mailbox, on_call):
    failures = [500]
    on_call(
        "start=200",
        lambda: failures and mailbox.fail_next(INMAILS, failures.pop()),
        before=True,
    )

    pull_all("inmails")

    pull = pull_of("inmails", seat__seat_id=RITA)
    assert (inmails_of_rita().count(), pull.part_start, bool(pull.problem)) == (200, 200, True)
    assert pull.stored_until is None
    due_again()
    mailbox.forget_requests()
    pull_all("inmails")
    assert inmails_of_rita().count() == 450


def test_who_is_asked_to_stop_stores_what_has_come_and_goes_on_there(mailbox, on_call):
    on_call("start=100", stopping.ask)
    try:
        puller.pull_due(kinds=["inmails"])
    finally:
        stopping.forget()

    stored = inmails_of_rita().count()
    assert stored in {100, 200}
    assert pull_of("inmails", seat__seat_id=RITA).part_start == stored
    pull_all("inmails")
    assert inmails_of_rita().count() == 450


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a second connection sees no test data")
@pytest.mark.django_db(transaction=True)
def test_a_token_withdrawn_between_two_pages_is_renewed(mailbox, pulling, on_call):
    withdrawn = []

    def withdraw():
        if not withdrawn:
            withdrawn.append(pulling.client_id)
            mailbox.revoke_tokens(pulling.client_id)

    on_call("start=100", withdraw, before=True)

    pull_all("inmails")

    assert inmails_of_rita().count() == 450 and withdrawn
