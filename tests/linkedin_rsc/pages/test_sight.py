"""Who of a job's team sees it in Recruiter, said on its LinkedIn tab."""

import pytest
from django.urls import reverse

from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.pages.sight import sight_of_team
from linkedin_rsc.streams import access_lists, assignees
from linkedin_rsc.streams.sharing import Sharing
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import (
    ConnectedAccountFactory,
    ConnectionFactory,
    LedgerRowFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def connection():
    return ConnectionFactory(enabled=True, use_access_lists=True, lists_in_force=True)


def told_linkedin(job, account, **of_assignee):
    both = {"state": LedgerRow.State.SENT, "held_at_linkedin": True, "may_be_held": True}
    record = access_lists.record_of(job.public_id, account.user.public_id)
    LedgerRowFactory(stream=Stream.ACCESS_LISTS, record=record, **both)
    record = assignees.record_of(account.user.public_id, account.person)
    LedgerRowFactory(stream=Stream.ASSIGNEES, record=record, **both | of_assignee)


def words(job):
    return [one.words for one in sight_of_team(job, Sharing.current())]


def test_leader_on_the_list_sees_it(connection):
    account = ConnectedAccountFactory()
    job = JobFactory(active=True, recruiter=account.user)
    assert words(job) == ["Not yet: LinkedIn has not confirmed it."]

    told_linkedin(job, account)

    assert words(job) == ["Sees it."]


def test_each_who_does_not_is_told_with_the_reason(connection):
    left = ConnectedAccountFactory(user__is_active=False).user
    job = JobFactory(
        active=True, recruiter=UserFactory(), hiring_manager=left, interviewer=UserFactory()
    )

    assert words(job) == [
        "Does not see it: has not connected a LinkedIn account, in the own settings.",
        "Does not see it: no longer signs in to Tandem.",
        "Does not see it: only recruiters and hiring managers of the job do.",
    ]


def test_refusal_of_linkedin_is_quoted(connection):
    account = ConnectedAccountFactory()
    job = JobFactory(active=True, recruiter=account.user)
    refusal = {"state": "needs_attention", "held_at_linkedin": False, "answer": "At most 10 ACLs."}
    told_linkedin(job, account, **refusal)

    assert words(job) == ["Not yet: LinkedIn refused it. At most 10 ACLs."]


def test_confidential_job_is_seen_by_nobody(connection):
    account = ConnectedAccountFactory()
    job = JobFactory(active=True, recruiter=account.user, is_confidential=True)
    told_linkedin(job, account)

    assert words(job) == ["Does not see it: the job is confidential."]


def test_nobody_is_named_while_lists_are_not_used(connection):
    connection.use_access_lists = False
    connection.save()

    assert words(JobFactory(active=True, recruiter=UserFactory())) == []


def test_tab_of_the_job_names_them(connection, client_as):
    rita = UserFactory(roles=["recruiter"], first_name="Rita", last_name="Lindqvist")
    job = JobFactory(active=True, recruiter=rita)

    page = client_as(rita).get(reverse("job-linkedin", args=[job.public_id])).text

    assert "Jobs are kept to their teams" in page
    assert "has not connected a LinkedIn account" in page
