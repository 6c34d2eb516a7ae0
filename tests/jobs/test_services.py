import pytest

from accounts.models import Activity, User
from base.errors import InvalidInput, NotAllowed
from jobs.details.services import create_job, edit_job
from jobs.lifecycle.services import (
    JobIsAlreadyActive,
    JobIsClosed,
    JobIsNotOpen,
    activate_job,
    close_job,
    restore_job,
)
from jobs.models import Job, Stage, TeamMember
from jobs.team.services import LastLeader, add_team_member, remove_team_member
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory

FIELDS = {"title": "Night planner", "city": "Bremen", "country_code": "de"}


def stage_names(job):
    return list(job.stages.order_by("position").values_list("name", flat=True))


def verbs(job):
    return list(
        Activity.objects.filter(job=job.public_id).order_by("pk").values_list("verb", flat=True)
    )


# Creating


def test_creating_makes_a_draft_with_the_default_process_and_its_maker_on_the_team(recruiter):
    job = create_job(by=recruiter, **FIELDS)

    assert (job.status, job.country_code) == ("draft", "DE")
    assert job.public_id.startswith("JOB-")
    assert stage_names(job) == ["Prospect", "Application", "Screen", "Interview", "Offer", "Hired"]
    assert list(job.team.values_list("user", "role")) == [(recruiter.pk, "recruiter")]
    assert verbs(job) == ["job.created"]


def test_job_ids_are_never_given_twice(recruiter):
    first = create_job(by=recruiter, **FIELDS)
    taken = first.public_id
    first.delete()

    assert create_job(by=recruiter, **FIELDS).public_id != taken


def test_a_job_without_prospects_starts_with_application(recruiter):
    job = create_job(by=recruiter, prospects_enabled=False, **FIELDS)

    assert stage_names(job)[0] == "Application"


def test_a_hiring_manager_joins_in_that_role(hiring_manager):
    job = create_job(by=hiring_manager, **FIELDS)

    assert job.team.get().role == TeamMember.Role.HIRING_MANAGER


def test_who_holds_both_roles_chooses(db):
    both = UserFactory(roles=["recruiter", "hiring_manager"])

    job = create_job(by=both, role="hiring_manager", **FIELDS)

    assert job.team.get().role == TeamMember.Role.HIRING_MANAGER


@pytest.mark.parametrize("role", ["hiring_manager", "interviewer", "", "chief"])
def test_a_role_one_does_not_hold_is_refused(recruiter, role):
    with pytest.raises(InvalidInput) as refusal:
        create_job(by=recruiter, role=role, **FIELDS)

    assert refusal.value.field == "role"


@pytest.mark.parametrize("actor", ["administrator", "interviewer", "read_only"])
def test_only_hirers_create_jobs(request, actor):
    with pytest.raises(NotAllowed):
        create_job(by=request.getfixturevalue(actor), **FIELDS)

    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "   "),
        ("title", "\u200b"),
        ("title", None),
        ("title", "x" * 201),
        ("city", " "),
        ("city", "x" * 101),
        ("country_code", ""),
        ("country_code", "XX"),
        ("country_code", "Germany"),
        ("postal_code", "1" * 21),
        ("workplace_type", "moon"),
        ("employment_type", ""),
        ("linkedin_availability", "secret"),
        ("is_confidential", "perhaps"),
        ("prospects_enabled", None),
        ("description", "<p>" + "x" * 25_000 + "</p>"),
        ("status", "active"),
        ("public_id", "JOB-9999"),
    ],
)
def test_a_value_that_a_job_cannot_hold_is_refused_at_its_field(recruiter, field, value):
    with pytest.raises(InvalidInput) as refusal:
        create_job(by=recruiter, **{**FIELDS, field: value})

    assert refusal.value.field == field
    assert not Job.objects.exists()


# Editing


def test_editing_changes_what_is_given_and_says_which(recruiter):
    job = JobFactory(recruiter=recruiter)

    edit_job(job=job, by=recruiter, title=" Day\nplanner ", city=job.city)

    job.refresh_from_db()
    assert job.title == "Day planner"
    assert Activity.objects.get().data == {"fields": ["title"]}


def test_editing_nothing_leaves_no_trace(recruiter):
    job = JobFactory(recruiter=recruiter)

    edit_job(job=job, by=recruiter, title=job.title)

    assert verbs(job) == []


def test_a_refused_edit_leaves_the_job_as_it_was(recruiter):
    job = JobFactory(recruiter=recruiter)

    with pytest.raises(InvalidInput):
        edit_job(job=job, by=recruiter, title="Other", country_code="XX")

    assert job.title == "Warehouse systems engineer"


@pytest.mark.parametrize("actor", ["outsider", "interviewer", "read_only"])
def test_only_leaders_of_the_team_edit(request, actor):
    user = request.getfixturevalue(actor)
    job = JobFactory(interviewer=user)

    with pytest.raises(NotAllowed):
        edit_job(job=job, by=user, title="Taken over")


def test_an_administrator_edits_any_job(administrator):
    job = edit_job(job=JobFactory(), by=administrator, title="Renamed")

    assert job.title == "Renamed"


def test_a_closed_job_is_not_edited_even_by_an_old_page(recruiter):
    job = JobFactory(recruiter=recruiter, active=True)
    shown_long_ago = Job.objects.get(pk=job.pk)
    close_job(job=job, by=recruiter, reason="filled")

    with pytest.raises(JobIsClosed):
        edit_job(job=shown_long_ago, by=recruiter, title="Too late")


def test_switching_prospects_off_and_on_in_a_draft_follows_in_the_process(recruiter):
    job = JobFactory(recruiter=recruiter)

    edit_job(job=job, by=recruiter, prospects_enabled=False)
    without = stage_names(job)
    edit_job(job=job, by=recruiter, prospects_enabled=True)

    assert without[0] == "Application"
    assert stage_names(job)[0] == "Prospect"


def test_prospects_of_an_active_job_cannot_be_switched(recruiter):
    job = JobFactory(recruiter=recruiter, active=True)

    with pytest.raises(InvalidInput) as refusal:
        edit_job(job=job, by=recruiter, prospects_enabled=False)

    assert refusal.value.field == "prospects_enabled"
    assert job.stages.filter(kind=Stage.Kind.PROSPECT).exists()


# Opening, closing, opening again


def test_activating_opens_a_draft(hiring_manager):
    job = JobFactory(hiring_manager=hiring_manager)

    activate_job(job=job, by=hiring_manager)

    job.refresh_from_db()
    assert job.is_active
    assert job.activated_at is not None
    assert verbs(job) == ["job.activated"]


@pytest.mark.parametrize("description", ["", "<p> </p>", "<p>&nbsp;</p><br>"])
def test_a_job_without_words_is_not_activated(recruiter, description):
    job = JobFactory(recruiter=recruiter, description=description)

    with pytest.raises(InvalidInput) as refusal:
        activate_job(job=job, by=recruiter)

    assert refusal.value.field == "description"


def test_activating_twice_is_refused(recruiter):
    job = JobFactory(recruiter=recruiter, active=True)

    with pytest.raises(JobIsAlreadyActive):
        activate_job(job=job, by=recruiter)


def test_a_closed_job_is_reopened_not_activated(recruiter):
    job = JobFactory(recruiter=recruiter, status="closed", close_reason="filled")

    with pytest.raises(JobIsClosed):
        activate_job(job=job, by=recruiter)


@pytest.mark.parametrize("actor", ["outsider", "interviewer", "read_only"])
def test_only_leaders_activate(request, actor):
    user = request.getfixturevalue(actor)

    with pytest.raises(NotAllowed):
        activate_job(job=JobFactory(interviewer=user), by=user)


def test_closing_keeps_the_reason(recruiter):
    job = JobFactory(recruiter=recruiter, active=True)

    close_job(job=job, by=recruiter, reason="cancelled")

    job.refresh_from_db()
    assert (job.status, job.close_reason) == ("closed", "cancelled")
    assert job.closed_at is not None
    assert verbs(job) == ["job.closed"]


@pytest.mark.parametrize("reason", ["", "tired"])
def test_closing_needs_a_known_reason(recruiter, reason):
    job = JobFactory(recruiter=recruiter, active=True)

    with pytest.raises(InvalidInput) as refusal:
        close_job(job=job, by=recruiter, reason=reason)

    assert refusal.value.field == "reason"


def test_closing_twice_is_refused(recruiter):
    job = JobFactory(recruiter=recruiter, status="closed", close_reason="filled")

    with pytest.raises(JobIsClosed, match="already closed"):
        close_job(job=job, by=recruiter, reason="filled")


@pytest.mark.parametrize("actor", ["hiring_manager", "outsider", "interviewer", "read_only"])
def test_only_recruiters_of_the_team_close_and_reopen(request, actor):
    user = request.getfixturevalue(actor)
    job = JobFactory(hiring_manager=user, interviewer=user, active=True)

    with pytest.raises(NotAllowed):
        close_job(job=job, by=user, reason="filled")
    with pytest.raises(NotAllowed):
        restore_job(job=job, by=user)


def test_restoring_undoes_a_closure(recruiter):
    job = JobFactory(recruiter=recruiter, active=True)
    close_job(job=job, by=recruiter, reason="filled")

    restore_job(job=job, by=recruiter)

    job.refresh_from_db()
    assert (job.status, job.close_reason, job.closed_at) == ("active", "", None)
    assert verbs(job) == ["job.closed", "job.restored"]


def test_a_draft_that_was_closed_comes_back_as_a_draft(recruiter):
    job = JobFactory(recruiter=recruiter)
    close_job(job=job, by=recruiter, reason="cancelled")

    assert restore_job(job=job, by=recruiter).status == "draft"


def test_an_open_job_is_not_restored(recruiter):
    with pytest.raises(JobIsNotOpen):
        restore_job(job=JobFactory(recruiter=recruiter, active=True), by=recruiter)


# The hiring team


def test_joining_the_team_is_recorded_with_the_role(recruiter, hiring_manager):
    job = JobFactory(recruiter=recruiter)

    add_team_member(job=job, user=hiring_manager, role="hiring_manager", by=recruiter)

    assert job.team.filter(user=hiring_manager, role="hiring_manager").exists()
    assert Activity.objects.get().data == {"user": hiring_manager.pk, "role": "hiring_manager"}


def test_anybody_can_be_an_interviewer(recruiter, interviewer):
    job = JobFactory(recruiter=recruiter)

    member = add_team_member(job=job, user=interviewer, role="interviewer", by=recruiter)

    assert member.user == interviewer


@pytest.mark.parametrize("role", ["recruiter", "hiring_manager"])
def test_a_leading_place_needs_the_global_role(recruiter, interviewer, role):
    job = JobFactory(recruiter=recruiter)

    with pytest.raises(InvalidInput) as refusal:
        add_team_member(job=job, user=interviewer, role=role, by=recruiter)

    assert refusal.value.field == "user"


def test_an_unknown_team_role_is_refused(recruiter, interviewer):
    job = JobFactory(recruiter=recruiter)

    with pytest.raises(InvalidInput) as refusal:
        add_team_member(job=job, user=interviewer, role="guest", by=recruiter)

    assert refusal.value.field == "role"


def test_the_same_place_twice_is_refused(recruiter):
    job = JobFactory(recruiter=recruiter)

    with pytest.raises(InvalidInput, match="already has this place"):
        add_team_member(job=job, user=recruiter, role="recruiter", by=recruiter)


def test_somebody_who_has_left_joins_no_team(recruiter):
    job = JobFactory(recruiter=recruiter)
    gone = UserFactory(is_active=False)

    with pytest.raises(InvalidInput, match="no longer signs in"):
        add_team_member(job=job, user=gone, role="interviewer", by=recruiter)


@pytest.mark.parametrize("actor", ["outsider", "interviewer", "read_only"])
def test_only_leaders_change_the_team(request, actor, recruiter):
    user = request.getfixturevalue(actor)
    job = JobFactory(recruiter=recruiter, interviewer=user)
    member = job.team.get(user=recruiter)

    with pytest.raises(NotAllowed):
        add_team_member(job=job, user=user, role="interviewer", by=user)
    with pytest.raises(NotAllowed):
        remove_team_member(member=member, by=user)


def test_leaving_the_team_is_recorded(recruiter, hiring_manager):
    job = JobFactory(recruiter=recruiter, hiring_manager=hiring_manager)

    remove_team_member(member=job.team.get(user=hiring_manager), by=recruiter)

    assert not job.team.filter(user=hiring_manager).exists()
    assert verbs(job) == ["job.team.left"]


def test_the_last_leader_stays(recruiter, interviewer):
    job = JobFactory(recruiter=recruiter, interviewer=interviewer)

    with pytest.raises(LastLeader):
        remove_team_member(member=job.team.get(user=recruiter), by=recruiter)


def test_a_demoted_hiring_manager_keeps_the_job(hiring_manager):
    job = JobFactory(hiring_manager=hiring_manager)
    hiring_manager.role_grants.all().delete()
    demoted = User.objects.get(pk=hiring_manager.pk)

    assert edit_job(job=job, by=demoted, title="Still mine").title == "Still mine"


def test_a_text_far_too_long_is_refused_before_it_is_cleaned(recruiter):
    # Cleaned, its tags would go and leave a text that is short enough; cleaning that takes minutes.
    with pytest.raises(InvalidInput) as refusal:
        create_job(by=recruiter, description="<ul><li>" * 50_000, **FIELDS)

    assert refusal.value.field == "description"
