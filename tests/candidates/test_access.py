"""Who decides who sees a person, and what is said before somebody loses or gains the sight."""

import pytest
from django.urls import reverse

from base.errors import NotAllowed
from candidates.access import deciders, only_when_public, openers
from candidates.departures import closed_by_leaving
from candidates.details.services import edit_candidate
from candidates.duplicates.services import refuse_duplicate
from candidates.models import Candidate, PossibleDuplicate, Source
from candidates.permissions import DECIDE_ACCESS
from jobs.models import TeamMember
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory

pytestmark = pytest.mark.django_db

EVERYBODY = {
    "administrator", "read_only", "recruiter", "hiring_manager", "interviewer", "outsider",
    "maker", "former_maker", "demoted",
}  # fmt: skip
MAY_DECIDE = {"administrator", "recruiter", "hiring_manager", "maker", "demoted"}
TYPED = {"first_name": "Ilse", "last_name": "Marbach"}


@pytest.fixture
def maker(db):
    return UserFactory(first_name="Mia", last_name="Maker", roles=["recruiter"])


@pytest.fixture
def demoted(job):
    """A hiring manager who lost the global role but not the place on the team."""
    user = UserFactory(first_name="Dora", last_name="Demoted")
    TeamMember.objects.create(job=job, user=user, role=TeamMember.Role.HIRING_MANAGER)
    return user


@pytest.fixture
def person(job, maker):
    """Somebody whom Mia added and who is on the team's job, past Prospect."""
    candidate = CandidateFactory(created_by=maker, **TYPED)
    ApplicationFactory(candidate=candidate, job=job, at="Screen")
    return candidate


def one(request, who):
    if who != "former_maker":
        return request.getfixturevalue(who)
    maker = request.getfixturevalue("maker")
    maker.role_grants.all().delete()
    return maker


def edit_url(person):
    return reverse("candidate-edit", args=[person.public_id])


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_one_permission_decides_for_service_query_and_list(request, person, demoted, who):
    user = one(request, who)
    is_allowed = who in MAY_DECIDE

    assert DECIDE_ACCESS.allows(user, person) == is_allowed
    assert DECIDE_ACCESS.among(Candidate.objects.all(), user).exists() == is_allowed
    assert (user in deciders(person)) == is_allowed


@pytest.mark.parametrize("is_private", [True, False])
@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_openers_are_those_to_whom_the_person_is_visible(request, person, demoted, who, is_private):
    user = one(request, who)
    Candidate.objects.update(is_private=is_private)

    seen = Candidate.objects.visible_to(user).exists()

    assert (user in openers(person, is_private=is_private)) == seen


@pytest.mark.parametrize("who", sorted(EVERYBODY - MAY_DECIDE - {"read_only", "former_maker"}))
def test_service_refuses_who_may_edit_but_not_decide(request, person, who):
    user = one(request, who)
    user.role_grants.get_or_create(role="recruiter")

    with pytest.raises(NotAllowed, match="Who sees this person is decided by"):
        edit_candidate(candidate=person, by=user, is_private=True)

    assert edit_candidate(candidate=person, by=user, headline="Planner")
    person.refresh_from_db()
    assert not person.is_private


def test_form_offers_it_only_to_who_may_decide(client_as, outsider, recruiter, person):
    offered = client_as(recruiter).get(edit_url(person)).content.decode()
    shown = client_as(outsider).get(edit_url(person)).content.decode()
    client_as(outsider).post(edit_url(person), TYPED | {"is_private": "on"})

    assert 'name="is_private"' in offered
    assert 'name="is_private"' not in shown
    assert "Who sees this person is decided by" in shown
    person.refresh_from_db()
    assert not person.is_private


def test_who_marks_a_person_private_is_told_who_loses_them(
    client_as, outsider, recruiter, hiring_manager, person
):
    browser, typed = client_as(recruiter), TYPED | {"is_private": "on"}

    asked = browser.post(edit_url(person), typed)
    person.refresh_from_db()
    was_private = person.is_private
    agreed = asked.context["form"]["agreed"].value()
    browser.post(edit_url(person), typed | {"agreed": agreed})

    assert asked.status_code == 422
    assert "1 colleague (Carl Ahrens) will no longer see this person." in asked.content.decode()
    assert not was_private
    person.refresh_from_db()
    assert person.is_private


def test_what_was_agreed_to_is_asked_anew_once_more_lose_by_it(
    client_as, outsider, recruiter, person
):
    browser, typed = client_as(recruiter), TYPED | {"is_private": "on"}
    agreed = browser.post(edit_url(person), typed).context["form"]["agreed"].value()
    UserFactory(roles=["hiring_manager"])

    again = browser.post(edit_url(person), typed | {"agreed": agreed})

    assert "2 colleagues" in again.content.decode()
    person.refresh_from_db()
    assert not person.is_private


def test_who_opens_a_private_person_is_told_to_whom(client_as, outsider, recruiter, person):
    Candidate.objects.update(is_private=True)

    asked = client_as(recruiter).post(edit_url(person), TYPED)

    assert "1 colleague (Carl Ahrens) will see this person from now on." in asked.content.decode()


def test_nobody_is_asked_where_nobody_loses(client_as, recruiter, maker, person):
    assert not only_when_public(person).exists()

    answer = client_as(recruiter).post(edit_url(person), TYPED | {"is_private": "on"})

    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("role", "roles", "at", "is_private", "count"),
    [
        ("interviewer", [], "Screen", False, 1),
        ("interviewer", [], "Prospect", False, 0),
        ("hiring_manager", [], "Prospect", False, 1),
        ("recruiter", ["recruiter"], "Screen", False, 0),
        ("recruiter", ["recruiter"], "Screen", True, 1),
        ("recruiter", ["recruiter", "read_only"], "Screen", True, 0),
    ],
)
def test_leaving_a_team_closes_whom_no_other_right_opens(role, roles, at, is_private, count):
    user, job = UserFactory(roles=roles), JobFactory(active=True)
    place = TeamMember.objects.create(job=job, user=user, role=role)
    ApplicationFactory(job=job, at=at, candidate__is_private=is_private)
    before = Candidate.objects.visible_to(user).count()

    closed = closed_by_leaving(place).count()
    place.delete()

    assert closed == count == before - Candidate.objects.visible_to(user).count()


def test_another_place_keeps_a_person_open():
    user, job, other = UserFactory(), JobFactory(active=True), JobFactory(active=True)
    place = TeamMember.objects.create(job=job, user=user, role="interviewer")
    TeamMember.objects.create(job=other, user=user, role="recruiter")
    candidate = ApplicationFactory(job=job, at="Screen").candidate
    ApplicationFactory(job=other, candidate=candidate)

    assert not closed_by_leaving(place).exists()


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("interviewer", ["Bob Keller will no longer open this job.",
                         "Bob Keller will no longer open 2 people on it."]),
        ("recruiter", ["You will no longer open this job.",
                       "You will no longer open 1 person on it."]),
    ],
)  # fmt: skip
def test_team_says_what_a_departure_closes_before_it_happens(
    client_as, request, recruiter, job, who, said
):
    ApplicationFactory(job=job, at="Screen")
    ApplicationFactory(job=job, at="Screen", candidate__is_private=True)
    user = request.getfixturevalue(who)
    url = reverse("job-team-departure", args=[job.public_id, user.public_id, who])

    page = client_as(recruiter).get(url).content.decode()

    assert all(words in page for words in said)
    assert job.team.filter(user=user).exists()


def test_departure_names_the_roles_that_stay(client_as, recruiter, job, interviewer):
    interviewer.role_grants.create(role="recruiter")
    TeamMember.objects.create(job=job, user=interviewer, role="recruiter")
    url = reverse("job-team-departure", args=[job.public_id, interviewer.public_id, "recruiter"])

    page = client_as(recruiter).get(url).content.decode()

    assert "Bob Keller will open this job as interviewer alone." in page


@pytest.mark.parametrize(
    ("who", "is_offered"),
    [("recruiter", True), ("administrator", True), ("outsider", False)],
)
def test_source_of_private_people_alone_is_offered_to_who_may_open_them(
    client_as, request, recruiter, who, is_offered
):
    private = CandidateFactory(is_private=True, created_by=recruiter)
    private.source = Source.objects.create(name="Poached from Hafenwerk")
    private.save()
    url = reverse("candidate-create")
    browser = client_as(request.getfixturevalue(who))

    form = browser.get(url).content.decode()
    answer = browser.post(url, TYPED | {"source": "Poached from Hafenwerk"})

    assert ("Poached from Hafenwerk" in form) == is_offered
    assert (answer.status_code == 302) == is_offered


def test_source_of_somebody_open_is_offered_to_everybody_who_adds_people(client_as, outsider):
    CandidateFactory(source=Source.objects.create(name="Harbour fair"))

    assert "Harbour fair" in client_as(outsider).get(reverse("candidate-create")).content.decode()


@pytest.mark.parametrize(("who", "knows"), [("recruiter", True), ("outsider", False)])
def test_history_does_not_betray_a_likeness_to_a_private_person(
    client_as, request, recruiter, person, who, knows
):
    twin = CandidateFactory(is_private=True, created_by=recruiter)
    pair = PossibleDuplicate.objects.create(candidate=twin, other=person, reason="Same e-mail")
    refuse_duplicate(pair=pair, by=recruiter)
    url = reverse("candidate-activity", args=[person.public_id])

    said = client_as(request.getfixturevalue(who)).get(url).content.decode()

    assert ("kept this record apart" in said) == knows
