"""Who leads a job has somebody stand in for them there, and for nobody else."""

import pytest
from django.urls import reverse

from accounts.models import Activity
from applications.permissions import MOVE, REJECT
from base.errors import InvalidInput, NotAllowed
from candidates.models import Candidate
from jobs.models import Job, TeamMember
from jobs.team.delegates import name_delegate
from jobs.team.services import LastLeader, remove_team_member
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def deputy():
    """Somebody without any role."""
    return UserFactory(first_name="Dora", last_name="Quist")


@pytest.fixture
def delegate(job, recruiter, deputy):
    return name_delegate(job=job, user=deputy, by=recruiter)


def test_a_delegate_may_what_their_principal_may_on_that_job(job, delegate, deputy):
    application = ApplicationFactory(job=job, at="Screen")
    elsewhere = ApplicationFactory(at="Screen")

    assert MOVE.allows(deputy, application)
    assert REJECT.allows(deputy, application)
    assert not MOVE.allows(deputy, elsewhere)
    assert list(Job.objects.visible_to(deputy)) == [job]
    assert list(Candidate.objects.visible_to(deputy)) == [application.candidate]


def test_a_hiring_managers_delegate_rejects_nobody(job, hiring_manager, deputy):
    name_delegate(job=job, user=deputy, by=hiring_manager)
    application = ApplicationFactory(job=job, at="Screen")

    assert MOVE.allows(deputy, application)
    assert not REJECT.allows(deputy, application)


@pytest.mark.parametrize("who", ["administrator", "interviewer", "outsider", "read_only"])
def test_who_does_not_lead_the_job_names_nobody(request, job, deputy, who):
    with pytest.raises(NotAllowed):
        name_delegate(job=job, user=deputy, by=request.getfixturevalue(who))


def test_a_delegate_names_no_further_one(job, delegate, deputy, outsider):
    with pytest.raises(NotAllowed):
        name_delegate(job=job, user=outsider, by=deputy)


def test_a_delegate_removes_neither_their_principal_nor_other_delegates(
    job, recruiter, hiring_manager, delegate, deputy, outsider, interviewer
):
    other = name_delegate(job=job, user=outsider, by=hiring_manager)

    for place in (other, delegate.stands_in_for):
        with pytest.raises(NotAllowed):
            remove_team_member(member=place, by=deputy)
    remove_team_member(member=job.team.get(user=interviewer), by=deputy)
    remove_team_member(member=delegate, by=deputy)

    assert job.team.count() == 3


def test_an_interviewer_who_stands_in_removes_neither(job, recruiter, hiring_manager, interviewer):
    place = name_delegate(job=job, user=interviewer, by=recruiter)
    other = name_delegate(job=job, user=UserFactory(), by=hiring_manager)

    for one in (place.stands_in_for, other):
        with pytest.raises(NotAllowed):
            remove_team_member(member=one, by=interviewer)


def test_an_administrator_who_stands_in_removes_anybody(job, recruiter, hiring_manager):
    both = UserFactory(roles=["administrator"])
    place = name_delegate(job=job, user=both, by=recruiter)

    remove_team_member(member=place.stands_in_for, by=both)

    assert not job.team.filter(user__in=[recruiter, both]).exists()


@pytest.mark.parametrize("who", ["recruiter", "hiring_manager", "administrator"])
def test_leaders_and_administrators_remove_delegates(request, job, delegate, who):
    remove_team_member(member=delegate, by=request.getfixturevalue(who))

    assert not job.team.exclude(stands_in_for=None).exists()


def test_delegates_go_with_their_principal(job, hiring_manager, recruiter, delegate, deputy):
    remove_team_member(member=job.team.get(user=recruiter), by=hiring_manager)

    assert not job.team.filter(user__in=[recruiter, deputy]).exists()
    left = Activity.objects.filter(verb="job.team.left").values_list("data__user", flat=True)
    assert sorted(left) == sorted([recruiter.pk, deputy.pk])


def test_a_delegate_does_not_count_as_a_leader(job, recruiter, hiring_manager, delegate):
    remove_team_member(member=job.team.get(user=hiring_manager), by=recruiter)

    with pytest.raises(LastLeader):
        remove_team_member(member=delegate.stands_in_for, by=recruiter)


@pytest.mark.parametrize("who", ["recruiter", "former"])
def test_who_cannot_stand_in(job, recruiter, who):
    former = UserFactory(is_active=False)

    with pytest.raises(InvalidInput):
        name_delegate(job=job, user=recruiter if who == "recruiter" else former, by=recruiter)


def test_naming_twice_says_so(job, recruiter, delegate, deputy):
    with pytest.raises(InvalidInput, match="already has this place"):
        name_delegate(job=job, user=deputy, by=recruiter)

    assert TeamMember.objects.filter(user=deputy).count() == 1


def test_the_team_shows_for_whom_somebody_stands_in(client_as, job, recruiter, deputy):
    client, team = client_as(recruiter), reverse("job-team", args=[job.public_id])

    page = client.post(
        reverse("job-delegates", args=[job.public_id]), {"user": deputy.email}, follow=True
    )

    assert page.redirect_chain == [(team, 302)]
    assert "Dora Quist stands in for you" in page.text
    assert "stands in for Rita Lindqvist" in " ".join(page.text.split())


def test_a_refused_name_comes_back(client_as, job, recruiter):
    page = client_as(recruiter).post(
        reverse("job-delegates", args=[job.public_id]), {"user": "nobody@nordwind.example"}
    )

    assert page.status_code == 422
    assert "Nobody here signs in with this address." in page.text
    assert 'value="nobody@nordwind.example"' in page.text


def test_only_who_leads_in_their_own_name_finds_the_form(client_as, job, deputy, delegate):
    page = client_as(deputy).get(reverse("job-team", args=[job.public_id]))

    assert "Add to the team" in page.text
    assert "Name a delegate" not in page.text
