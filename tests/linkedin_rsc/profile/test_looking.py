"""Whom LinkedIn takes our candidates for is read back in the background (7.2.3)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.db import connection as database
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Activity
from candidates.models import CandidateEmail, PossibleDuplicate
from linkedin_rsc.models import LedgerRow, ProfileLink, ProfileMatch, StreamLease
from linkedin_rsc.profile.linking import link_member, unlink_member
from linkedin_rsc.profile.looking import look_at_matches
from linkedin_rsc.profile.refusing import refuse_member
from linkedin_rsc.profile.tasks import read_matches
from tests.linkedin_rsc.profile.sent import (
    ILSE,
    OKKO,
    held_at_linkedin,
    link_at_linkedin,
    look,
    look_now,
    match_of,
    member_of,
    sent,
)
from tests.linkedin_rsc.pushing import applicants, fill, push
from tests.statements import just_before

pytestmark = pytest.mark.django_db

FAR = "nobody.knows@example.org"


def reads(linkedin) -> int:
    return len(linkedin.requests(resource="atsCandidates", method="GET"))


def test_rsc_204_person_urn_is_fetched_and_stored(connected, linkedin):
    candidate = sent(ILSE)

    look()

    link = candidate.profile_link
    assert [link.person] == list(held_at_linkedin(candidate).matched)
    assert (link.how, match_of(candidate).state) == ("match", "linked")
    assert Activity.objects.get(verb="candidate.matched").candidate == candidate.public_id


def test_what_linkedin_found_by_itself_is_not_said_back_to_it(connected, linkedin):
    candidate = sent(ILSE)
    look()

    fill()
    push()

    assert held_at_linkedin(candidate).manual is None
    assert not LedgerRow.objects.filter(stream="members").exists()


def test_several_matches_wait_for_a_person(connected, linkedin):
    candidate = sent(ILSE, OKKO)

    look()

    match = match_of(candidate)
    assert (match.state, len(match.possible)) == ("possible", 2)
    assert not ProfileLink.objects.exists()


def test_what_was_set_at_linkedin_by_hand_goes_before_its_matching(connected, linkedin):
    okko = member_of(OKKO)
    candidate = sent(ILSE)
    link_at_linkedin(candidate, okko)

    look()

    assert (candidate.profile_link.person, candidate.profile_link.how) == (okko, "recruiter")


@pytest.mark.parametrize("clears", [True, False])
def test_match_set_by_hand_survives_the_next_push(connected, linkedin, recruiter, clears):
    linkedin.turn(put_clears_manual_match=clears)
    okko = member_of(OKKO)
    candidate = sent(ILSE)
    link_at_linkedin(candidate, okko)
    look()
    push()
    LedgerRow.objects.update(payload_hash="", state="queued", due_at=timezone.now())

    push()

    assert held_at_linkedin(candidate).manual == okko
    attached = linkedin.requests(resource="atsCandidates", restli_method="batch_partial_update")
    # Once by the person; again by us only where it was gone.
    assert len(attached) == 1 + clears


def test_linkedin_is_asked_after_fifteen_minutes_an_hour_a_day_and_weekly(connected, linkedin):
    sent_at = timezone.now()
    candidate = sent(FAR)
    asked = []

    for _ in range(5):
        due = match_of(candidate).due_at
        asked.append(round((due - sent_at) / timedelta(minutes=15)))
        look(due - timezone.now())

    assert asked == [1, 4, 4 * 24, 4 * 24 * 8, 4 * 24 * 15]
    assert match_of(candidate).state == "none"


def test_nobody_is_asked_about_before_the_time(connected, linkedin):
    sent(FAR)

    look(timedelta(minutes=14))

    assert reads(linkedin) == 0


def test_changed_candidate_is_asked_about_anew(connected, linkedin, recruiter):
    candidate = sent(FAR)
    ProfileMatch.objects.update(due_at=timezone.now() + timedelta(days=7), tries=3)
    candidate.emails.update(email=ILSE)
    LedgerRow.objects.update(payload_hash="", state="queued", due_at=timezone.now())
    push()

    look()

    assert candidate.profile_link.how == "match"


def test_candidate_linkedin_does_not_know_is_asked_about_once_it_is_sent(connected, linkedin):
    candidate = sent(FAR)
    linkedin.fail_next("atsCandidates", 404, key=candidate.public_id)

    look()

    assert match_of(candidate).due_at is None


def test_second_candidate_of_a_member_waits_and_is_noted_as_alike(connected, linkedin):
    first = sent(ILSE)
    look()
    second = sent(ILSE)

    look()

    assert match_of(second).state == "possible"
    pair = PossibleDuplicate.objects.get(reason="Same LinkedIn profile")
    assert {pair.candidate, pair.other} == {first, second}


def test_two_of_one_member_in_one_batch_are_not_both_linked(connected, linkedin):
    both = [sent(ILSE), sent(ILSE)]

    look()

    assert sorted(match_of(one).state for one in both) == ["linked", "possible"]
    assert PossibleDuplicate.objects.filter(reason="Same LinkedIn profile").count() == 1


def test_whom_a_person_unlinked_is_not_linked_by_the_next_look_or_push(
    connected, linkedin, recruiter
):
    candidate = sent(ILSE)
    look()
    unlink_member(candidate=candidate, by=recruiter)
    LedgerRow.objects.update(payload_hash="", state="queued", due_at=timezone.now())
    push()

    look()

    assert not ProfileLink.objects.exists()
    assert match_of(candidate).state == "none"


def test_after_a_refusal_linkedin_is_asked_at_once_and_another_profile_is_proposed(
    connected, linkedin, recruiter, nudged, django_capture_on_commit_callbacks
):
    candidate, okko = sent(ILSE), member_of(OKKO)
    look()
    CandidateEmail.objects.create(candidate=candidate, email=OKKO)
    LedgerRow.objects.update(payload_hash="", state="queued", due_at=timezone.now())
    push()

    with django_capture_on_commit_callbacks(execute=True):
        refuse_member(candidate=candidate, member=candidate.profile_link.person, by=recruiter)
    look_at_matches()

    match = match_of(candidate)
    assert (match.state, match.possible) == ("possible", [okko])
    assert "linkedin_rsc.read_matches" in nudged


def test_refused_profile_stays_refused_over_pushes_and_other_links(connected, linkedin, recruiter):
    candidate, okko = sent(ILSE, OKKO), member_of(OKKO)
    look()
    ilse, _okko = sorted(match_of(candidate).possible, key=lambda member: member == okko)
    refuse_member(candidate=candidate, member=ilse, by=recruiter)
    link_member(candidate=candidate, member=okko, by=recruiter)
    unlink_member(candidate=candidate, by=recruiter)

    for _time in range(2):
        LedgerRow.objects.update(payload_hash="", state="queued", due_at=timezone.now())
        push()
        look()
        match = match_of(candidate)
        assert (match.state, match.possible, match.refused) == ("none", [okko], [ilse])


def test_link_made_while_linkedin_answers_stands(connected, linkedin, recruiter, on_call):
    okko = member_of(OKKO)
    candidate = sent(ILSE)
    on_call("fields=matchedMembers", lambda: link_member(
        candidate=candidate, member=okko, by=recruiter
    ) if not ProfileLink.objects.filter(candidate=candidate).exists() else None)  # fmt: skip

    look()

    assert candidate.profile_link.person == okko


def test_killed_before_its_findings_are_kept_it_looks_again(connected, linkedin):
    candidate = sent(ILSE)

    def die():
        raise DatabaseError("killed")

    with just_before('INSERT INTO "linkedin_rsc_profilelink"', die), pytest.raises(DatabaseError):
        look()
    assert not ProfileLink.objects.exists()
    StreamLease.objects.update(leased_until=None)
    look()

    assert candidate.profile_link


def test_throttled_look_rests_and_is_made_later(connected, linkedin):
    candidate = sent(ILSE)
    linkedin.fail_next("atsCandidates", 429, retry_after_s=300, method="GET")

    look()

    assert StreamLease.objects.get(stream="candidates").paused_until is not None
    assert match_of(candidate).due_at <= timezone.now() + timedelta(minutes=16)


def test_nothing_is_asked_while_linkedin_is_off(connected, linkedin):
    sent(ILSE)
    connected.integrations.update(status="DISABLED")

    look()

    assert reads(linkedin) == 0


def test_look_waits_for_whoever_sends(connected, linkedin):
    from linkedin_rsc import leases

    sent(ILSE)
    ProfileMatch.objects.update(due_at=timezone.now())
    lease = leases.enter("candidates")

    assert look_at_matches() is not None
    lease.leave()
    assert look_at_matches() is None


def test_statements_of_a_batch_do_not_grow_with_it(connected, linkedin):
    counts = []
    for size in (5, 40):
        applicants(size, last_name=f"Of{size}")
        push()
        ProfileMatch.objects.filter(looked_at=None).update(due_at=timezone.now())
        with CaptureQueriesContext(database) as captured:
            look_at_matches()
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_statements_of_links_do_not_grow_with_them(connected, linkedin):
    linkedin_members = [ILSE, OKKO, "jonas.petersen@example.org", "rita.lindqvist@nordwind.example"]
    counts = []
    for emails in (linkedin_members[:1], linkedin_members[1:]):
        for email in emails:
            sent(email)
        ProfileMatch.objects.filter(looked_at=None).update(due_at=timezone.now())
        with CaptureQueriesContext(database) as captured:
            look_at_matches()
        counts.append(len(captured))
    assert ProfileLink.objects.count() == 4
    assert counts[0] == counts[1]


def test_task_goes_on_until_nothing_is_due(connected, linkedin, nudged):
    sent(ILSE)
    look_now()

    read_matches()

    assert "linkedin_rsc.read_matches" not in nudged
