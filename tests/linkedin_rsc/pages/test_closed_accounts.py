"""The inbox of closed LinkedIn accounts: who is to be decided on, and the decision."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import RecordRead
from candidates.models import Candidate
from linkedin_rsc.models import ClosedAccount, ClosedAccountsPull, ProfileLink
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import ClosedAccountFactory
from tests.linkedin_rsc.pages.reading import TAB, said, text_of

pytestmark = pytest.mark.django_db

LIST = f"{TAB}closed-accounts/"


def test_it_says_that_linkedin_is_not_asked(browser):
    page = text_of(browser.get(LIST))

    assert "LINKEDIN_CLOSED_ACCOUNTS" in page
    assert "Nobody to decide on" in page


def test_it_says_when_linkedin_was_asked(browser, settings):
    settings.LINKEDIN_CLOSED_ACCOUNTS = True
    assert "has not been asked yet" in text_of(browser.get(LIST))
    now = timezone.now()
    ClosedAccountsPull.objects.create(next_at=now, last_run_at=now, listed=12, found=3)

    assert "named 12, of whom 3 were new here" in text_of(browser.get(LIST))
    ClosedAccountsPull.objects.update(problem="Not enough permissions")
    assert "Not enough permissions" in text_of(browser.get(LIST))


def test_first_due_comes_first_and_overdue_is_said(browser):
    later = ClosedAccountFactory()
    late = ClosedAccountFactory(due_on=timezone.localdate() - timedelta(days=1))

    page = browser.get(LIST)

    assert page.context["page"].rows == [late, later]
    assert "Overdue" in text_of(page)
    assert RecordRead.objects.get().count == 2


def test_keeping_says_why_and_moves_to_the_decided(browser):
    account = ClosedAccountFactory()
    url = f"{LIST}{account.public_id}/"
    assert Candidate.objects.get().full_name in text_of(browser.get(url))

    empty = browser.post(f"{url}decision/", {"decision": "keep", "reason": " "})
    assert empty.status_code == 422
    assert "Say why the person's data stays." in text_of(empty)
    answer = browser.post(f"{url}decision/", {"decision": "keep", "reason": "Applied by mail."})

    assert answer["Location"] == LIST
    assert browser.get(LIST).context["page"].rows == []
    assert browser.get(LIST, {"show": "decided"}).context["page"].rows == [account]
    assert "Applied by mail." in text_of(browser.get(url))


def test_erasing_leaves_the_id_alone(browser):
    account = ClosedAccountFactory()
    candidate = Candidate.objects.get()
    name = candidate.full_name

    answer = browser.post(f"{LIST}{account.public_id}/decision/", {"decision": "delete"})

    assert f"{name} is erased" in said(answer)
    assert not Candidate.objects.exists()
    browser.get(LIST)
    for url in (f"{LIST}?show=decided", f"{LIST}{account.public_id}/"):
        page = text_of(browser.get(url))
        assert candidate.public_id in page
        assert name not in page
    again = browser.post(f"{LIST}{account.public_id}/decision/", {"decision": "delete"})
    assert "no longer in Tandem" in said(again)


def test_a_member_who_is_nobody_here_can_be_decided_on(browser):
    account = ClosedAccountFactory(linked=False)
    assert "nobody in Tandem" in text_of(browser.get(LIST))
    assert "nobody in Tandem" in text_of(browser.get(f"{LIST}{account.public_id}/"))

    browser.post(f"{LIST}{account.public_id}/decision/", {"decision": "delete"})

    assert "it was a LinkedIn member" in text_of(browser.get(f"{LIST}{account.public_id}/"))


def test_who_is_linked_while_the_page_is_open_is_not_erased(browser):
    account = ClosedAccountFactory()
    url = f"{LIST}{account.public_id}/"
    seen = re.findall(r'name="person" value="(.*?)"', text_of(browser.get(url)))
    assert seen == [Candidate.objects.get().public_id] * 2
    ProfileLink.objects.update(candidate=CandidateFactory())

    answer = browser.post(f"{url}decision/", {"decision": "delete", "person": seen[0]})

    assert "linked to somebody else" in said(answer)
    assert Candidate.objects.count() == 2


def test_nothing_more_is_asked_of_whom_the_link_left(browser):
    """Neither form could do anything: the decision was about somebody else."""
    account = ClosedAccountFactory()
    url = f"{LIST}{account.public_id}/"
    browser.post(f"{url}decision/", {"decision": "keep", "reason": "Law."})
    assert "Save the reason" in text_of(browser.get(url))

    ProfileLink.objects.update(candidate=CandidateFactory())

    page = text_of(browser.get(url))
    assert "nothing more to decide" in page
    assert "Save the reason" not in page and "Erase for good" not in page


def test_nonsense_decides_nothing(browser):
    account = ClosedAccountFactory()

    answer = browser.post(f"{LIST}{account.public_id}/decision/", {"decision": "both"})

    assert "Choose whether" in said(answer)
    assert ClosedAccount.objects.get().decision == ""


def test_read_only_people_look_and_do_not_decide(client_as, read_only):
    account = ClosedAccountFactory()
    browser = client_as(read_only)

    assert "Erase for good" not in text_of(browser.get(f"{LIST}{account.public_id}/"))
    answer = browser.post(f"{LIST}{account.public_id}/decision/", {"decision": "delete"})

    assert answer.status_code == 403
    assert Candidate.objects.exists()


@pytest.mark.parametrize("show", ["", "decided"])
@pytest.mark.parametrize("size", [1, 60])
def test_the_list_costs_the_same_however_many(browser, django_assert_num_queries, size, show):
    for _number in range(size):
        account = ClosedAccountFactory(due_on=timezone.localdate())
        if show:
            ClosedAccount.objects.filter(pk=account.pk).update(
                decision="keep", decided_at=timezone.now(), candidate=CandidateFactory()
            )
    browser.get(LIST)

    # Session, user with roles, unread notices; the page, how many wait, the last run; the reading.
    with django_assert_num_queries(7):
        browser.get(LIST, {"show": show})


def test_pages_go_on_through_all_of_them(browser):
    accounts = [ClosedAccountFactory(due_on=timezone.localdate()) for _number in range(70)]

    seen, query = [], "?"
    while query:
        page = browser.get(f"{LIST}{query}").context["page"]
        seen += page.rows
        query = page.older

    assert seen == accounts
