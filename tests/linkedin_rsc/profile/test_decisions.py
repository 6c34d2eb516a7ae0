"""What LinkedIn's matches mean, given what people decided before."""

import pytest

from linkedin_rsc.client.resources import MemberMatches
from linkedin_rsc.models import ProfileMatch
from linkedin_rsc.profile.decisions import find
from linkedin_rsc.profile.members import MAX_POSSIBLE, readable

A, B = "urn:li:person:aaa", "urn:li:person:bbb"


def found(matched=(), manual=None, **match):
    finding = find(MemberMatches(tuple(matched), manual), ProfileMatch(**match))
    return finding.state, finding.member, finding.possible


def test_one_match_is_linked():
    assert found([A]) == ("linked", A, ())


def test_what_was_set_by_hand_goes_before_what_was_found():
    assert found([A], manual=B) == ("linked", B, ())
    assert found([A, B], manual=B) == ("linked", B, ())


def test_several_matches_are_only_possible():
    assert found([A, B]) == ("possible", "", (A, B))


def test_nobody_found_is_no_match():
    assert found() == ("none", "", ())


def test_refused_members_are_neither_linked_nor_proposed():
    assert found([A], refused=[A]) == ("refused", "", ())
    assert found([A, B], refused=[A]) == ("possible", "", (B,))
    assert found([], manual=A, refused=[A]) == ("refused", "", ())


def test_who_was_set_aside_is_not_asked_about_again():
    assert found([A], possible=[A]) == ("none", "", (A,))
    assert found([], possible=[A]) == ("none", "", (A,))


@pytest.mark.parametrize("decided", [{"possible": [A]}, {"refused": [A]}])
def test_after_a_decision_nobody_is_linked_silently(decided):
    assert found([B], **decided) == ("possible", "", (B,))


def test_proposal_nobody_decided_on_may_become_a_link():
    assert found([A], state="possible", possible=[A, B]) == ("linked", A, ())


def test_what_names_no_member_is_left_out():
    matched = (A, None, 7, "urn:li:seat:1", "urn:li:person:", A, "urn:li:person:" + "x" * 100)

    assert readable(MemberMatches(matched, "nobody")) == MemberMatches((A,), None)


def test_nobody_chooses_among_more_than_a_screenful():
    many = tuple(f"urn:li:person:{number}" for number in range(500))

    assert len(readable(MemberMatches(many, None)).matched) == MAX_POSSIBLE
