"""A job is in Recruiter's export list for its team alone: from a switch here to what a seat sees.

certification.md, module 4; decision 23.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.users.services import deactivate_user, reactivate_user
from jobs.details.services import edit_job
from jobs.lifecycle.services import activate_job
from jobs.team.services import add_team_member, remove_team_member
from linkedin_rsc import leases
from linkedin_rsc.connect import terms
from linkedin_rsc.connect.services import own_account
from linkedin_rsc.connect.services.request import answer_partner
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.ledger import reconcile, viewers
from linkedin_rsc.models import ConnectedAccount, Connection, LedgerRow, Stream
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.colleagues import connect_colleague, keep_lists, person_on
from tests.linkedin_rsc.pushing import due_now, fill, fill_as_wanted, push

pytestmark = pytest.mark.django_db

RITA, CARL = 77120, 77121
State = LedgerRow.State
VIEWERS = {"JOB_POSTING_VIEWERS", "APPLICATION_VIEWERS"}


@pytest.fixture(autouse=True)
def address(settings):
    """LinkedIn takes no callback address without https."""
    settings.PUBLIC_URL = "https://nordwind.example"


@pytest.fixture(params=["", "202604"], ids=["v2", "rest"])
def lists(connected, settings, request):
    """Lists in either generation of LinkedIn's API."""
    settings.LINKEDIN_API_VERSION = request.param
    keep_lists(connected)
    return connected


def colleague(seat=None):
    user = UserFactory(roles=["recruiter"])
    if seat:
        connect_colleague(user, seat)
    return user


def send():
    fill()
    push()


def offered(linkedin, seat):
    return [one["external_id"] for one in linkedin.exportable_jobs(seat=seat)]


def configured(linkedin):
    return {key for one in linkedin.state()["integrations"] for key in one["configurations"]}


def in_use(settings) -> tuple[str, str]:
    """Name what puts a job on a list, and what tells the job."""
    if settings.LINKEDIN_API_VERSION:
        return "entityAcls", "jobRequisitions"
    return "atsEntityAcls", "simpleJobPostings"


def test_module_4_1_team_member_with_an_account_sees_the_job_and_nobody_else(linkedin, lists):
    job = JobFactory(active=True, recruiter=colleague(RITA))
    connect_colleague(UserFactory(), CARL)
    send()

    assert offered(linkedin, RITA) == [job.public_id]
    assert offered(linkedin, CARL) == []
    assert linkedin.findings() == []


def test_without_an_account_a_member_sees_the_job_once_it_is_connected(linkedin, lists):
    rita = colleague()
    job = JobFactory(active=True, recruiter=rita)
    send()
    assert offered(linkedin, RITA) == []

    connect_colleague(rita, RITA)
    send()

    assert offered(linkedin, RITA) == [job.public_id]


def test_interviewers_are_on_no_list(linkedin, lists, administrator):
    job = JobFactory(active=True, recruiter=colleague())
    send()

    add_team_member(job=job, user=colleague(RITA), role="interviewer", by=administrator)
    send()

    assert offered(linkedin, RITA) == []


def test_module_4_2_joining_and_leaving_the_team_is_followed(linkedin, lists, administrator):
    rita = colleague(RITA)
    job = JobFactory(active=True, hiring_manager=colleague())
    send()

    member = add_team_member(job=job, user=rita, role="recruiter", by=administrator)
    push()
    assert offered(linkedin, RITA) == [job.public_id]

    remove_team_member(member=member, by=administrator)
    push()
    assert offered(linkedin, RITA) == []


def test_second_leading_place_keeps_the_job_in_sight(linkedin, lists, administrator):
    rita = UserFactory(roles=["recruiter", "hiring_manager"])
    connect_colleague(rita, RITA)
    job = JobFactory(active=True, recruiter=rita, hiring_manager=rita)
    send()

    remove_team_member(member=job.team.get(role="recruiter"), by=administrator)
    push()

    assert offered(linkedin, RITA) == [job.public_id]


def test_disconnected_account_sees_nothing_more(linkedin, lists):
    rita = colleague(RITA)
    JobFactory(active=True, recruiter=rita)
    send()

    own_account.disconnect_account(account=rita.linkedin_account, by=rita)
    push()

    assert offered(linkedin, RITA) == []


def test_account_whose_term_is_over_sees_nothing_more(linkedin, lists):
    rita = colleague(RITA)
    JobFactory(active=True, recruiter=rita)
    send()
    over = timezone.now() - timedelta(seconds=1)
    ConnectedAccount.objects.update(expires_at=over)

    terms.tend_accounts(timezone.now())
    push()

    assert offered(linkedin, RITA) == []


def test_deactivated_colleague_sees_nothing_until_reactivated(linkedin, lists, administrator):
    rita = colleague(RITA)
    job = JobFactory(active=True, recruiter=rita, hiring_manager=colleague())
    send()

    deactivate_user(user=rita, by=administrator)
    push()
    assert offered(linkedin, RITA) == []

    reactivate_user(user=rita, by=administrator)
    push()
    assert offered(linkedin, RITA) == [job.public_id]


def test_another_account_takes_the_place_of_the_one_before(linkedin, lists):
    rita = colleague(RITA)
    job = JobFactory(active=True, recruiter=rita)
    send()

    own_account._keep(person_on(CARL), lists, rita)
    push()

    assert offered(linkedin, RITA) == []
    assert offered(linkedin, CARL) == [job.public_id]


def test_module_4_1_applications_are_seen_by_the_team_alone(linkedin, lists):
    candidate = CandidateFactory(email="ilse.marbach@example.org")
    job = JobFactory(active=True, recruiter=colleague(RITA))
    ApplicationFactory(candidate=candidate, job=job, at="Screen")
    send()

    assert linkedin.indicator("ilse-marbach-demo", seat=CARL)["applications"] == []
    assert len(linkedin.indicator("ilse-marbach-demo", seat=RITA)["applications"]) == 1


def test_module_4_5_job_is_restricted_and_on_its_lists_before_it_is_sent(
    linkedin, lists, settings, administrator
):
    rita = colleague(RITA)
    job = JobFactory(recruiter=rita)
    activate_job(job=job, by=rita)
    push()

    written = [one["resource"] for one in linkedin.requests(method="PUT")]
    written += [one["resource"] for one in linkedin.requests(method="POST")]
    by_time = sorted(linkedin.requests(), key=lambda one: one["id"])
    order = [one["resource"] for one in by_time if one["resource"] in {*written}]
    assert order.index(in_use(settings)[0]) < order.index(in_use(settings)[1])
    [sent] = linkedin.state()["jobs"]
    assert sent["fields"]["accessRestricted"] is True
    assert offered(linkedin, CARL) == []


def test_job_no_longer_confidential_is_never_seen_before_its_list_stands(
    linkedin, lists, settings, administrator
):
    rita = colleague(RITA)
    job = JobFactory(active=True, recruiter=rita, is_confidential=True)
    send()
    assert linkedin.state()["jobs"] == []
    linkedin.fail_next(in_use(settings)[0], 503, key=job.public_id)

    edit_job(job=job, by=administrator, is_confidential=False)
    push()
    assert linkedin.state()["jobs"] != []
    assert offered(linkedin, RITA) == offered(linkedin, CARL) == linkedin.exportable_jobs() == []

    due_now(state=State.RETRYING)
    push()
    assert offered(linkedin, RITA) == [job.public_id]
    assert offered(linkedin, CARL) == []


def test_job_that_becomes_confidential_leaves_the_list_at_once(linkedin, lists, administrator):
    job = JobFactory(active=True, recruiter=colleague(RITA))
    send()

    edit_job(job=job, by=administrator, is_confidential=True)

    [row] = LedgerRow.objects.filter(stream=Stream.ACCESS_LISTS)
    assert (row.state, row.hold) == (State.DELETION_QUEUED, "confidential_job")
    push()
    assert offered(linkedin, RITA) == []


def test_module_4_4_switching_on_and_off_again_loses_nobody(linkedin, connected, administrator):
    answer_partner(by=administrator)
    job = JobFactory(active=True, recruiter=colleague(RITA))
    send()
    assert offered(linkedin, RITA) == offered(linkedin, CARL) == [job.public_id]
    assert configured(linkedin) >= VIEWERS

    change_settings(by=administrator, use_access_lists=True)
    assert configured(linkedin) >= VIEWERS
    push()
    push()

    assert not configured(linkedin) & VIEWERS
    assert (offered(linkedin, RITA), offered(linkedin, CARL)) == ([job.public_id], [])

    change_settings(by=administrator, use_access_lists=False)
    push()
    push()

    assert configured(linkedin) >= VIEWERS
    assert offered(linkedin, RITA) == offered(linkedin, CARL) == [job.public_id]
    assert linkedin.state()["access_lists"] == []
    assert linkedin.state()["jobs"][0]["fields"]["accessRestricted"] is False


def test_job_waits_until_linkedin_has_taken_that_lists_decide(linkedin, connected, administrator):
    answer_partner(by=administrator)
    linkedin.fail_next("atsIntegrations/configurations", 503, times=1)
    change_settings(by=administrator, use_access_lists=True)
    job = JobFactory(active=True, recruiter=colleague(RITA))

    send()
    row = LedgerRow.objects.get(stream=Stream.JOBS)
    assert (row.state, row.hold) == (State.HELD, "waiting_for_lists")
    assert linkedin.state()["jobs"] == []
    assert "who may see the jobs" in Connection.current().problem

    leases.end_pauses()
    send()
    assert offered(linkedin, RITA) == [job.public_id]
    assert offered(linkedin, CARL) == []
    assert Connection.current().problem == ""


def test_partner_answers_by_lists_where_they_are_used(linkedin, connected, administrator):
    change_settings(by=administrator, use_access_lists=True)

    answer_partner(by=administrator)

    assert not configured(linkedin) & VIEWERS
    assert Connection.current().lists_in_force


def test_eleventh_list_is_refused_and_shown_with_its_reason(linkedin, lists):
    linkedin.turn(access_lists_per_user=0)
    rita = colleague(RITA)
    JobFactory(active=True, recruiter=rita)

    send()

    row = LedgerRow.objects.get(stream=Stream.ASSIGNEES)
    assert row.state == State.NEEDS_ATTENTION
    assert row.reason == "A user may be on at most 0 ACLs"


def test_module_4_3_leader_of_many_jobs_is_on_one_list(linkedin, lists):
    rita = colleague(RITA)
    jobs = [JobFactory(active=True, recruiter=rita) for _ in range(12)]
    send()

    [one] = linkedin.state()["access_lists"]
    assert sorted(one["jobs"]) == sorted(job.public_id for job in jobs)
    assert len(offered(linkedin, RITA)) == 12


def test_reconcile_finds_what_went_around_the_services(linkedin, lists):
    rita, carl = colleague(RITA), colleague(CARL)
    job = JobFactory(active=True, recruiter=rita)
    send()
    job.team.all().delete()
    job.team.create(user=carl, role="hiring_manager")

    run = reconcile.begin(by=None)
    fill_as_wanted()
    push()

    run.refresh_from_db()
    assert {one: number for one, number in run.counts["access_lists"].items() if number} == {
        "looked_at": 1, "gone": 1, "missing": 1,
    }  # fmt: skip
    assert (offered(linkedin, RITA), offered(linkedin, CARL)) == ([], [job.public_id])


def test_nothing_is_told_where_nothing_differs(linkedin, lists):
    linkedin.forget_requests()

    viewers.tell_as_wanted()

    assert linkedin.requests() == []


def test_changes_cost_nothing_while_lists_are_not_used(connected, administrator):
    job = JobFactory(active=True, recruiter=colleague(RITA))

    add_team_member(job=job, user=colleague(), role="recruiter", by=administrator)

    assert not LedgerRow.objects.exclude(stream=Stream.JOBS).exists()
