"""What was known and decided under a former application of ours (rsc-contract 1)."""

import pytest
from django.utils import timezone

from linkedin_rsc.models import LedgerRow, ProfileLink, ProfileMatch
from linkedin_rsc.profile.linking import (
    NoSuchMember,
    NotLinked,
    link_member,
    only_proposal,
    unlink_member,
)
from linkedin_rsc.profile.looking import is_due
from linkedin_rsc.profile.refusing import NothingProposed, refuse_member, set_aside
from tests.factories.linkedin_rsc import ConnectionFactory, ProfileLinkFactory, ProfileMatchFactory
from tests.linkedin_rsc.pages.reading import text_of
from tests.linkedin_rsc.profile.sent import ILSE, look, sent
from tests.linkedin_rsc.pushing import push

pytestmark = pytest.mark.django_db

A, B = "urn:li:person:aaa", "urn:li:person:bbb"
FORMER = "urn:li:developerApplication:1"
QUEUE = "/candidates/linkedin/matches/"


def match_now(candidate) -> ProfileMatch:
    return ProfileMatch.objects.exclude(application_urn=FORMER).get(candidate=candidate)


def become_another_application(**changes) -> None:
    """Leave what is known to a former application, which named members otherwise, and push anew."""
    ProfileMatch.objects.update(application_urn=FORMER, **changes)
    ProfileLink.objects.update(application_urn=FORMER, person=B)
    LedgerRow.objects.update(payload_hash="", state="queued", due_at=timezone.now())
    push()
    look()


@pytest.fixture
def linked(connected, linkedin):
    candidate = sent(ILSE)
    look()
    return candidate


def test_what_linkedin_found_by_itself_is_found_again(linked):
    become_another_application()

    link = ProfileLink.objects.get(candidate=linked)
    assert (link.how, link.application_urn) == ("match", match_now(linked).application_urn)


def test_after_a_refusal_a_person_is_asked(linked, recruiter):
    refuse_member(candidate=linked, member=linked.profile_link.person, by=recruiter)

    become_another_application(refused=[B])

    match = match_now(linked)
    assert (match.state, len(match.possible)) == ("possible", 1)
    assert not ProfileLink.objects.exists()


def test_refused_name_is_proposed_to_no_application(linked, recruiter):
    refuse_member(candidate=linked, member=linked.profile_link.person, by=recruiter)

    become_another_application()

    assert (match_now(linked).state, match_now(linked).possible) == ("none", [])


def test_after_a_link_was_taken_back_a_person_is_asked(linked, recruiter):
    unlink_member(candidate=linked, by=recruiter)

    become_another_application(possible=[B])

    assert match_now(linked).state == "possible"


def test_what_a_person_chose_is_replaced_by_nobody_else_silently(linked, recruiter):
    link_member(candidate=linked, member=A, by=recruiter)

    become_another_application()

    assert match_now(linked).state == "possible"
    assert ProfileLink.objects.get().person == B


# -- Nothing of a former application is shown or decided on ---------------------------------------


@pytest.fixture
def former():
    """Somebody whom a former application proposes and links."""
    ConnectionFactory(enabled=True)
    match = ProfileMatchFactory(
        application_urn=FORMER, state="possible", possible=[A], refused=[B], due_at=timezone.now()
    )
    ProfileLinkFactory(candidate=match.candidate, person=B, application_urn=FORMER)
    return match


def test_it_is_neither_due_nor_waiting(former, client_as, recruiter):
    assert not is_due("urn:li:developerApplication:30411")

    assert former.candidate.full_name not in text_of(client_as(recruiter).get(QUEUE))


def test_tab_says_that_it_was_linked_before_and_offers_none_of_it(former, client_as, recruiter):
    url = f"/candidates/{former.candidate.public_id}/linkedin/"

    page = text_of(client_as(recruiter).get(url))

    assert A not in page and B not in page
    assert "Linked to a LinkedIn member" not in page
    assert "connected in another way" in page


def test_it_is_not_decided_on(former, recruiter):
    candidate = former.candidate

    with pytest.raises(NoSuchMember):
        only_proposal(candidate)
    with pytest.raises(NothingProposed):
        set_aside(candidate=candidate, by=recruiter)
    with pytest.raises(NotLinked):
        unlink_member(candidate=candidate, by=recruiter)
    link_member(candidate=candidate, member=A, by=recruiter)

    former.refresh_from_db()
    assert (former.state, former.possible) == ("possible", [A])
    assert match_now(candidate).state == "linked"
