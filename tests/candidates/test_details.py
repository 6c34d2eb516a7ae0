import pytest

from accounts.models import Activity
from base.errors import InvalidInput, NotAllowed
from candidates.details.services import create_candidate, edit_candidate
from candidates.models import PRIMARY_FIRST, Candidate, CandidateEmail, Source, Tag
from candidates.tags.services import add_tag, remove_tag
from tests.factories.accounts import UserFactory
from tests.factories.candidates import VERIFIED, CandidateFactory

pytestmark = pytest.mark.django_db

NAMES = {"first_name": "Ilse", "last_name": "Marbach"}


def emails_of(candidate):
    return list(candidate.emails.order_by(*PRIMARY_FIRST).values_list("email", "is_primary"))


def phones_of(candidate):
    return list(candidate.phones.order_by("id").values_list("number", "is_primary"))


def test_creating_keeps_what_was_typed(recruiter):
    candidate = create_candidate(
        by=recruiter,
        emails=["Ilse@Example.org ", "ilse@work.example"],
        phones=["0421 555 0100"],
        tags=["Night shift", "Bremen"],
        country_code="de",
        current_company=" Hafenwerk Bremen ",
        **NAMES,
    )

    assert emails_of(candidate) == [("ilse@example.org", True), ("ilse@work.example", False)]
    assert phones_of(candidate) == [("+494215550100", True)]
    assert set(candidate.tags.values_list("name", flat=True)) == {"Night shift", "Bremen"}
    assert (candidate.country_code, candidate.current_company) == ("DE", "Hafenwerk Bremen")
    assert candidate.source.kind == Source.Kind.ADDED_BY_HAND
    assert candidate.created_by == recruiter


def test_creating_is_recorded(recruiter):
    candidate = create_candidate(by=recruiter, **NAMES)

    activity = Activity.objects.get(verb="candidate.created")
    assert (activity.candidate, activity.actor) == (candidate.public_id, recruiter)


def test_person_from_linkedin_needs_nobody(db):
    assert create_candidate(by=None, **NAMES).created_by is None


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
def test_creating_needs_a_role(request, who):
    with pytest.raises(NotAllowed):
        create_candidate(by=request.getfixturevalue(who), **NAMES)

    assert not Candidate.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"first_name": " ", "last_name": ""}, "first_name"),
        ({"first_name": "\u200b", "last_name": "\u202e"}, "first_name"),
        ({"headline": "x" * 251}, "headline"),
        ({"linkedin_url": "linkedin"}, "linkedin_url"),
        ({"linkedin_url": "javascript:alert(1)"}, "linkedin_url"),
        ({"emails": ["ilse"]}, "emails"),
        ({"emails": ["root@localhost"]}, "emails"),
        ({"phones": ["call me"]}, "phones"),
        ({"phones": ["1" * 41]}, "phones"),
        ({"phones": ["1"]}, "phones"),
        ({"country_code": "ZZ"}, "country_code"),
        ({"tags": ["x" * 61]}, "tags"),
        ({"public_id": "chosen"}, "public_id"),
    ],
)
def test_creating_refuses_unusable_values(recruiter, fields, field):
    with pytest.raises(InvalidInput) as refusal:
        create_candidate(by=recruiter, **NAMES | fields)

    assert refusal.value.field == field
    assert not Candidate.objects.exists()


def test_people_are_found_by_name_work_place_and_addresses(recruiter):
    create_candidate(
        by=recruiter, emails=["ilse@example.org"], phones=["+49 421 555 0100"],
        headline="Übersetzerin", current_company="Hafenwerk", city="Łódź", region="Weser-Ems",
        country_code="DE", **NAMES,
    )  # fmt: skip

    for words in ("marbach ilse", "ÜBERSETZ", "ubersetzerin", "hafenwerk", "lodz", "weser-ems",
                  "germany", "ilse@example", "5550100", "0421 5550100", "+49421"):  # fmt: skip
        assert Candidate.objects.matching(words).exists(), words
    assert not Candidate.objects.matching("ilse hamburg").exists()


def test_signs_of_like_patterns_are_searched_as_they_are(recruiter):
    create_candidate(by=recruiter, **NAMES)

    assert not Candidate.objects.matching("%").exists()
    assert not Candidate.objects.matching("m_rbach").exists()


def test_editing_changes_what_is_given(recruiter):
    candidate = CandidateFactory(city="Bremen", headline="Planner")

    edit_candidate(candidate=candidate, by=recruiter, city="Hamburg", phones=["+494215550100"])

    candidate.refresh_from_db()
    assert (candidate.city, candidate.headline) == ("Hamburg", "Planner")
    assert Candidate.objects.matching("hamburg +494215550100").exists()
    assert Activity.objects.get(verb="candidate.edited").data == {"fields": ["city", "phones"]}


def test_editing_keeps_what_a_colleague_changed_meanwhile(recruiter):
    """Written back as it was loaded, the whole row would make a private person public."""
    loaded = CandidateFactory(city="Bremen", created_by=recruiter)
    edit_candidate(candidate=Candidate.objects.get(), by=recruiter, is_private=True)

    edit_candidate(candidate=loaded, by=recruiter, city="Hamburg")

    loaded.refresh_from_db()
    assert (loaded.is_private, loaded.city) == (True, "Hamburg")


def test_editing_nothing_leaves_no_trace(recruiter):
    candidate = create_candidate(
        by=recruiter, emails=["ilse@example.org"], phones=["+494215550100"], tags=["Bremen"],
        **NAMES,
    )  # fmt: skip
    former = candidate.updated_at

    edit_candidate(
        candidate=candidate, by=recruiter, emails=["ILSE@example.org"], phones=["+49 421 5550100"],
        tags=["Bremen"], **NAMES,
    )  # fmt: skip

    assert candidate.updated_at == former
    assert not Activity.objects.filter(verb="candidate.edited").exists()


def test_address_that_stays_keeps_its_verification(recruiter):
    candidate = CandidateFactory(email="ilse@example.org")
    candidate.emails.update(**VERIFIED)

    edit_candidate(
        candidate=candidate, by=recruiter, emails=["new@example.org", "ilse@example.org"]
    )

    assert emails_of(candidate) == [("new@example.org", True), ("ilse@example.org", False)]
    assert CandidateEmail.objects.get(email="ilse@example.org").is_verified
    assert not CandidateEmail.objects.get(email="new@example.org").is_verified


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
def test_editing_needs_a_role(request, who):
    candidate = CandidateFactory(city="Bremen")

    with pytest.raises(NotAllowed):
        edit_candidate(candidate=candidate, by=request.getfixturevalue(who), city="Hamburg")

    candidate.refresh_from_db()
    assert candidate.city == "Bremen"


def test_refused_edit_changes_nothing(recruiter):
    candidate = CandidateFactory(email="ilse@example.org", city="Bremen")

    with pytest.raises(InvalidInput):
        edit_candidate(candidate=candidate, by=recruiter, city="Hamburg", emails=["nonsense"])

    candidate.refresh_from_db()
    assert candidate.city == "Bremen"
    assert emails_of(candidate) == [("ilse@example.org", True)]


def test_tag_is_made_once_and_worn_by_many(recruiter):
    for candidate in CandidateFactory.create_batch(2):
        add_tag(candidate=candidate, name=" Night  shift ", by=recruiter)

    assert Tag.objects.get().name == "Night shift"
    assert Tag.objects.get().candidates.count() == 2


def test_tag_can_be_taken_off(recruiter):
    candidate = CandidateFactory()
    tag = add_tag(candidate=candidate, name="Bremen", by=recruiter)

    remove_tag(candidate=candidate, tag=tag, by=recruiter)

    assert not candidate.tags.exists()
    assert Activity.objects.get(verb="candidate.untagged").data == {"tag": "Bremen"}


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_tag_needs_a_usable_name(recruiter, name):
    with pytest.raises(InvalidInput):
        add_tag(candidate=CandidateFactory(), name=name, by=recruiter)

    assert not Tag.objects.exists()


def test_interviewers_do_not_tag(interviewer):
    with pytest.raises(NotAllowed):
        add_tag(candidate=CandidateFactory(), name="Bremen", by=interviewer)


def test_interviewers_do_not_untag(interviewer):
    candidate = CandidateFactory()
    tag = add_tag(candidate=candidate, name="Bremen", by=UserFactory(roles=["recruiter"]))

    with pytest.raises(NotAllowed):
        remove_tag(candidate=candidate, tag=tag, by=interviewer)

    assert candidate.tags.get() == tag


def test_marks_that_nobody_sees_are_kept_nowhere(recruiter):
    candidate = create_candidate(
        by=recruiter,
        first_name="\u202eJo\u0308rg",
        last_name="Mar\u200bbach\xa0",
        city="\ufeffBremen",
        emails=["Jörg <jo\u200brg@example.org>", "JORG@example.org\u2060"],
        tags=["Night\u00ad shift"],
        source="Fair\u200f",
    )

    assert (candidate.first_name, candidate.last_name) == ("Jörg", "Marbach")
    assert candidate.city == "Bremen"
    assert [one.email for one in candidate.emails.all()] == ["jorg@example.org"]
    assert candidate.tags.get().name == "Night shift"
    assert candidate.source.name == "Fair"


def test_tags_and_sources_are_one_however_they_are_written(recruiter):
    first = create_candidate(by=recruiter, tags=["Night shift"], source="Café Übersee", **NAMES)
    second = create_candidate(
        by=recruiter, tags=["NIGHT  shift", "night shift"], source="cafe ubersee", **NAMES
    )
    add_tag(candidate=second, name="night‑shift", by=recruiter)
    add_tag(candidate=second, name="NIGHT SHIFT", by=recruiter)

    assert first.source == second.source
    assert {tag.name for tag in first.tags.all()} == {"Night shift"}
    assert {tag.name for tag in second.tags.all()} == {"Night shift", "night‑shift"}


def test_a_profile_address_is_measured_as_it_is_kept(recruiter):
    address = "http://linkedin.com/in/" + "x" * 275

    with pytest.raises(InvalidInput) as refusal:
        create_candidate(by=recruiter, linkedin_url=address, **NAMES)

    assert refusal.value.field == "linkedin_url"
