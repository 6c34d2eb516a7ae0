import pytest
from django.urls import reverse

from accounts.models import Activity
from base.errors import NotAllowed
from candidates.details.services import create_candidate, edit_candidate
from candidates.duplicates.services import (
    MAX_NOTED,
    DuplicateIsDecided,
    refuse_duplicate,
    reopen_duplicate,
)
from candidates.models import PossibleDuplicate


def make(by, last_name="Marbach", **fields):
    return create_candidate(by=by, first_name="Ilse", last_name=last_name, **fields)


@pytest.fixture
def pair(recruiter):
    make(recruiter, emails=["ilse@example.org"])
    make(recruiter, emails=["ilse@example.org"])
    return PossibleDuplicate.objects.get()


@pytest.mark.parametrize(
    ("likeness", "reason"),
    [
        ({"emails": ["ilse@example.org"]}, "Same e-mail"),
        ({"phones": ["+494215550100"]}, "Same phone"),
        ({"linkedin_url": "https://www.linkedin.com/in/ilse"}, "Same LinkedIn profile"),
        ({"current_company": "Hafenwerk"}, "Same name and employer"),
    ],
)
def test_likeness_is_noted(recruiter, likeness, reason):
    first = make(recruiter, **likeness)
    second = make(recruiter, **likeness)

    pair = PossibleDuplicate.objects.get()
    assert (pair.candidate, pair.other, pair.reason) == (second, first, reason)
    assert pair.state == PossibleDuplicate.State.OPEN


def test_all_reasons_are_kept_and_said(recruiter, client_as):
    known = {"emails": ["ilse@example.org"], "phones": ["+494215550100"]}
    make(recruiter, current_company="Hafenwerk", **known)
    second = make(recruiter, current_company="Hafenwerk", **known)

    pair = PossibleDuplicate.objects.get()
    page = client_as(recruiter).get(reverse("candidate-detail", args=[second.public_id]))
    assert pair.reasons == ["Same e-mail", "Same phone", "Same name and employer"]
    assert "Same e-mail, same phone, same name and employer." in page.content.decode()


@pytest.mark.parametrize(
    ("name", "employer"),
    [
        (("ILSE", "MÁRBACH"), "hafenwerk ﬂotte"),
        (("Ilse\u00ad", "Marbach"), "ＨＡＦＥＮＷＥＲＫ Flotte"),
        (("", "Ilse Marbach"), "Hafenwerk Flotte"),
    ],
)
def test_a_name_and_employer_are_alike_in_any_spelling(recruiter, name, employer):
    make(recruiter, current_company="Hafenwerk Flotte")
    create_candidate(by=recruiter, first_name=name[0], last_name=name[1], current_company=employer)

    assert PossibleDuplicate.objects.get().reason == "Same name and employer"


def test_names_as_long_as_they_may_be_are_compared(recruiter):
    for _ in range(2):
        make(recruiter, last_name="Æ" * 100, current_company="㎒" * 200)

    assert PossibleDuplicate.objects.count() == 1


def test_same_name_alone_is_no_likeness(recruiter):
    make(recruiter)
    make(recruiter)

    assert not PossibleDuplicate.objects.exists()


def test_likeness_that_an_edit_brings_is_noted(recruiter):
    first = make(recruiter, emails=["ilse@example.org"])
    second = make(recruiter, last_name="Brandt")

    edit_candidate(candidate=first, by=recruiter, emails=["ib@example.org"])
    edit_candidate(candidate=second, by=recruiter, emails=["ib@example.org"])

    assert PossibleDuplicate.objects.get().candidate == second


def test_common_likeness_is_noted_a_few_times_only(recruiter):
    for _ in range(MAX_NOTED + 2):
        last = make(recruiter, phones=["+494215550100"])

    assert last.possible_duplicates.count() == MAX_NOTED


def test_refusal_is_remembered(recruiter, pair):
    refuse_duplicate(pair=pair, by=recruiter)
    edit_candidate(candidate=pair.candidate, by=recruiter, city="Bremen")

    assert PossibleDuplicate.objects.get().state == PossibleDuplicate.State.REFUSED


def test_refusal_is_recorded_with_both_people(recruiter, pair):
    refuse_duplicate(pair=pair, by=recruiter)

    recorded = Activity.objects.filter(verb="candidate.duplicate.refused")
    assert set(recorded.values_list("candidate", flat=True)) == {
        pair.candidate.public_id,
        pair.other.public_id,
    }


def test_refusal_can_be_taken_back(recruiter, pair):
    refuse_duplicate(pair=pair, by=recruiter)

    reopen_duplicate(pair=pair, by=recruiter)

    assert PossibleDuplicate.objects.get().state == PossibleDuplicate.State.OPEN


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
@pytest.mark.parametrize("decide", [refuse_duplicate, reopen_duplicate])
def test_deciding_needs_a_role(request, pair, who, decide):
    with pytest.raises(NotAllowed):
        decide(pair=pair, by=request.getfixturevalue(who))


def test_deciding_twice_is_refused(recruiter, pair):
    with pytest.raises(DuplicateIsDecided):
        reopen_duplicate(pair=pair, by=recruiter)

    refuse_duplicate(pair=pair, by=recruiter)

    with pytest.raises(DuplicateIsDecided):
        refuse_duplicate(pair=pair, by=recruiter)
