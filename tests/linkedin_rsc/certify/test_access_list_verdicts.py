"""The verdicts of module 4 where lists are used, and of the clean-up: each passes, and can fail."""

import pytest
from django.utils import timezone

from jobs.models import TeamMember
from jobs.team.services import add_team_member, remove_team_member
from linkedin_rsc.certify import RULES, Ground
from linkedin_rsc.certify.rule import Verdict
from linkedin_rsc.certify.run import judge
from linkedin_rsc.models import Connection, Erasure, LedgerRow, Stream
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import LedgerRowFactory, SeatFactory
from tests.linkedin_rsc.colleagues import connect_colleague, keep_lists, person_on
from tests.linkedin_rsc.pushing import applicants, fill, push

pytestmark = pytest.mark.django_db

RITA = 77120
BY_ID = {rule.id: rule for rule in RULES}


@pytest.fixture(params=["", "202604"], ids=["v2", "rest"])
def rita(connected, settings, request, administrator):
    """A colleague on a seat who leads one job, has left another and joined a third."""
    settings.LINKEDIN_API_VERSION = request.param
    keep_lists(connected)
    rita = UserFactory(roles=["recruiter"])
    connect_colleague(rita, RITA)
    SeatFactory(seat_id=str(RITA), member=person_on(RITA), contract=connected.contracts.get())
    JobFactory(active=True, recruiter=rita)
    left, joined = (JobFactory(active=True, hiring_manager=administrator) for _ in range(2))
    place = add_team_member(job=left, user=rita, role="recruiter", by=administrator)
    add_team_member(job=joined, user=rita, role="recruiter", by=administrator)
    fill()
    push()
    remove_team_member(member=place, by=administrator)
    push()
    return rita


def verdict(rule: str) -> Verdict:
    return judge(BY_ID[rule], Ground.current()).verdict


def test_module_4_1_fails_where_a_colleague_is_offered_another_job_than_they_lead(rita):
    assert verdict("Module 4.1") == Verdict.PASSED

    TeamMember.objects.filter(user=rita).first().delete()

    assert verdict("Module 4.1") == Verdict.FAILED


def test_module_4_2_fails_where_somebody_who_joined_is_not_on_the_list(rita):
    assert verdict("Module 4.2") == Verdict.PASSED

    TeamMember.objects.filter(user=rita).delete()

    assert verdict("Module 4.2") == Verdict.FAILED


def test_module_4_3_fails_where_somebody_is_on_eleven_lists(rita):
    assert verdict("Module 4.3") == Verdict.PASSED

    LedgerRow.objects.filter(stream=Stream.ASSIGNEES).delete()
    for number in range(11):
        LedgerRowFactory(stream=Stream.ASSIGNEES, record=f"list{number}.person", state="sent")
    ground = Ground.current()
    ground.sandbox = None

    assert judge(BY_ID["Module 4.3"], ground).verdict == Verdict.FAILED


def test_module_4_without_lists_asks_for_them(connected):
    for rule in ("Module 4.1", "Module 4.2", "Module 4.3"):
        assert verdict(rule) == Verdict.NEEDS_A_PERSON


def test_clean_up_of_a_company_fails_while_something_of_it_is_left(connected):
    applicants(1)
    push()
    assert verdict("Mass clean-up") == Verdict.NEEDS_A_PERSON

    Connection.objects.update(withdrawn_at=timezone.now())
    Erasure.objects.create(kind="company", state="done", requested_at=timezone.now())

    assert verdict("Mass clean-up") == Verdict.FAILED
