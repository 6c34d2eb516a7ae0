"""What a person says of whom LinkedIn knows a candidate as, stands and can be taken back."""

from functools import partial

import pytest

from accounts.models import Activity
from base.errors import NotAllowed
from candidates.models import PossibleDuplicate
from linkedin_rsc.models import Connection, LedgerRow, ProfileLink
from linkedin_rsc.profile.identity import find_candidate
from linkedin_rsc.profile.linking import (
    AlreadyLinked,
    MemberTaken,
    NoSuchMember,
    NotLinked,
    link_member,
    unlink_member,
)
from linkedin_rsc.profile.people import ExportedPerson
from linkedin_rsc.profile.refusing import (
    NothingProposed,
    NothingRefused,
    ask_again,
    refuse_member,
    reopen_member,
    set_aside,
)
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import ConnectionFactory, ProfileLinkFactory, ProfileMatchFactory
from tests.linkedin_rsc.profile.sent import (
    ILSE,
    OKKO,
    held_at_linkedin,
    look_now,
    match_of,
    member_of,
    sent,
)
from tests.linkedin_rsc.pushing import push

pytestmark = pytest.mark.django_db

A, B = "urn:li:person:aaa", "urn:li:person:bbb"


@pytest.fixture
def connection() -> Connection:
    return ConnectionFactory(enabled=True)


@pytest.fixture
def candidate(connection, job):
    return ApplicationFactory(job=job, at="Screen").candidate


@pytest.fixture
def proposed(candidate):
    return ProfileMatchFactory(candidate=candidate, state="possible", possible=[A, B])


def test_linking_remembers_who_said_so_and_marks_it_to_be_sent(candidate, recruiter, proposed):
    link = link_member(candidate=candidate, member=A, by=recruiter)

    assert (link.person, link.how, link.linked_by) == (A, "person", recruiter)
    assert (match_of(candidate).state, match_of(candidate).possible) == ("linked", [])
    assert LedgerRow.objects.get(stream="members").record == candidate.public_id
    assert Activity.objects.filter(verb="candidate.linked", actor=recruiter).count() == 1


def test_another_choice_replaces_the_first_and_what_was_told_of_it(candidate, recruiter):
    ProfileLinkFactory(candidate=candidate, person=A, snapshot={"skills": ["Ropes"]})

    link = link_member(candidate=candidate, member=B, by=recruiter)

    assert (link.person, link.snapshot) == (B, {})
    with pytest.raises(AlreadyLinked):
        link_member(candidate=candidate, member=B, by=recruiter)


def test_member_of_another_record_is_refused_and_the_two_are_noted(candidate, recruiter):
    other = ProfileLinkFactory(person=A).candidate

    with pytest.raises(MemberTaken):
        link_member(candidate=candidate, member=A, by=recruiter)

    assert not ProfileLink.objects.filter(candidate=candidate).exists()
    pair = PossibleDuplicate.objects.get(reason="Same LinkedIn profile")
    assert {pair.candidate, pair.other} == {candidate, other}


@pytest.mark.parametrize("member", ["", "Ilse", "urn:li:seat:7", "urn:li:person:", None, 7, [A]])
def test_what_names_nobody_is_refused(candidate, recruiter, member):
    with pytest.raises(NoSuchMember):
        link_member(candidate=candidate, member=member, by=recruiter)


def test_unlinked_member_stays_within_reach(candidate, recruiter, proposed):
    link_member(candidate=candidate, member=A, by=recruiter)

    unlink_member(candidate=candidate, by=recruiter)

    match = match_of(candidate)
    assert (match.state, match.possible, match.due_at) == ("none", [A], None)
    with pytest.raises(NotLinked):
        unlink_member(candidate=candidate, by=recruiter)


def test_refusing_the_linked_profile_unlinks_it(candidate, recruiter):
    ProfileLinkFactory(candidate=candidate, person=A)

    refuse_member(candidate=candidate, member=A, by=recruiter)

    assert (match_of(candidate).state, match_of(candidate).refused) == ("refused", [A])
    assert not ProfileLink.objects.exists()
    verbs = set(Activity.objects.values_list("verb", flat=True))
    assert {"candidate.unlinked", "candidate.match.refused"} <= verbs


def test_refusing_one_of_several_leaves_the_others(candidate, recruiter, proposed):
    refuse_member(candidate=candidate, member=A, by=recruiter)

    match = match_of(candidate)
    assert (match.state, match.possible) == ("possible", [B])


def test_refusal_is_taken_back(candidate, recruiter):
    refuse_member(candidate=candidate, member=A, by=recruiter)

    reopen_member(candidate=candidate, member=A, by=recruiter)

    match = match_of(candidate)
    assert (match.state, match.possible, match.refused) == ("possible", [A], [])
    with pytest.raises(NothingRefused):
        reopen_member(candidate=candidate, member=A, by=recruiter)


def test_linking_somebody_refused_forgets_the_refusal(candidate, recruiter):
    refuse_member(candidate=candidate, member=A, by=recruiter)

    link_member(candidate=candidate, member=A, by=recruiter)

    assert match_of(candidate).refused == []


def test_profiles_are_set_aside_and_asked_about_again(candidate, recruiter, proposed):
    set_aside(candidate=candidate, by=recruiter)
    assert (match_of(candidate).state, match_of(candidate).possible) == ("none", [A, B])
    with pytest.raises(NothingProposed):
        set_aside(candidate=candidate, by=recruiter)

    ask_again(candidate=candidate, by=recruiter)

    assert match_of(candidate).state == "possible"
    with pytest.raises(NothingProposed):
        ask_again(candidate=candidate, by=recruiter)


@pytest.mark.parametrize(
    "act",
    [
        partial(link_member, member=A),
        unlink_member,
        partial(refuse_member, member=A),
        partial(reopen_member, member=A),
        set_aside,
        ask_again,
    ],
    ids=["link", "unlink", "refuse", "reopen", "set aside", "ask again"],
)
def test_who_may_not_edit_the_candidate_decides_nothing(candidate, interviewer, act):
    with pytest.raises(NotAllowed):
        act(candidate=candidate, by=interviewer)


@pytest.mark.parametrize("by", ["email", "address"])
def test_export_never_takes_a_candidate_for_a_member_they_are_not(connection, recruiter, by):
    address = "https://www.linkedin.com/in/ilse"
    candidate = CandidateFactory(verified_email=ILSE, linkedin_url=address)
    given = {"emails": (ILSE,)} if by == "email" else {"profile_url": address}
    person = ExportedPerson("urn:li:organization:9100321", A, "Ilse", "Marbach", **given)
    assert find_candidate(connection, person) == candidate

    refuse_member(candidate=candidate, member=A, by=recruiter)

    assert find_candidate(connection, person) is None


@pytest.mark.parametrize("clears", [True, False])
def test_choice_reaches_linkedin_survives_the_push_and_is_deleted_there(
    connected, linkedin, recruiter, clears
):
    linkedin.turn(put_clears_manual_match=clears)
    okko = member_of(OKKO)
    candidate = sent(ILSE, last_name="Marbach")
    link_member(candidate=candidate, member=okko, by=recruiter)
    push()
    assert held_at_linkedin(candidate).manual == okko

    unlink_member(candidate=candidate, by=recruiter)
    push()
    assert held_at_linkedin(candidate).manual is None

    own = LedgerRow.objects.filter(stream="candidates", record=candidate.public_id)
    own.update(payload_hash="", state="queued")
    push()
    look_now()
    assert held_at_linkedin(candidate).manual is None
    assert not ProfileLink.objects.filter(candidate=candidate).exists()

    link_member(candidate=candidate, member=okko, by=recruiter)
    push()
    assert held_at_linkedin(candidate).manual == okko
