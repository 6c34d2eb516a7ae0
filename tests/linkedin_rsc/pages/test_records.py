"""The LinkedIn tabs say in words what LinkedIn holds, to those who may see the record."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import RecordRead
from candidates.models import PossibleDuplicate
from jobs.models import Job
from linkedin_rsc.models import LedgerRow, StreamLease
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory, ProfileLinkFactory
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

State = LedgerRow.State
# What a candidate's page may ask.
MAX_QUERIES = 16


@pytest.fixture
def job(recruiter):
    return JobFactory(active=True, recruiter=recruiter)


@pytest.fixture
def application(job):
    return ApplicationFactory(job=job, at="Screen")


def row_for(application, state, **fields):
    about = {"stream": "applications", "record": application.public_id, "state": state}
    return LedgerRowFactory(
        application=application.public_id,
        candidate=application.candidate.public_id,
        job=application.job.public_id,
        **(about | fields),
    )


def page_of(client, candidate):
    return client.get(f"/candidates/{candidate.public_id}/linkedin/")


def test_what_is_missing_leads_to_where_it_is_filled_in(client_as, recruiter, application):
    ConnectionFactory(enabled=True)
    candidate = application.candidate
    about = {"candidate": candidate.public_id, "record": candidate.public_id}
    LedgerRowFactory(stream="candidates", state=State.HELD, hold="no_identity", **about)

    page = page_of(client_as(recruiter), candidate).text

    assert (
        f'<a href="/candidates/{candidate.public_id}/contacts/">Add an e-mail address</a>' in page
    )


def test_job_without_a_place_leads_to_it_whoever_may_edit_it(client_as, recruiter, read_only, job):
    ConnectionFactory(enabled=True)
    LedgerRowFactory(stream="jobs", record=job.public_id, state=State.HELD, hold="no_place")
    link = f'<a href="/jobs/{job.public_id}/edit/">Add the place</a>'

    pages = [
        client_as(user).get(f"/jobs/{job.public_id}/linkedin/") for user in (recruiter, read_only)
    ]

    assert [link in page.text for page in pages] == [True, False]


def test_before_anything_was_sent_it_leads_there_too(client_as, recruiter, application):
    ConnectionFactory(enabled=True)
    application.candidate.emails.all().delete()

    page = page_of(client_as(recruiter), application.candidate).text

    assert "Nothing was sent to LinkedIn</h2>" in page
    assert f'href="/candidates/{application.candidate.public_id}/contacts/">Add an e-mail' in page


@pytest.mark.parametrize(
    ("state", "fields", "words"),
    [
        (State.SENT, {"sent_at": timezone.now()}, "Sent, accepted."),
        (State.HELD, {"hold": "prospect"}, "Held back: still a prospect."),
        (
            State.HELD,
            {"hold": "no_identity", "held_at_linkedin": True},
            "LinkedIn still holds the version sent before.",
        ),
        (
            State.DELETION_QUEUED,
            {"hold": "private_candidate", "wanted": "absent", "may_be_held": True},
            "Sent earlier, being withdrawn. Held back: the candidate is private.",
        ),
        (
            State.HELD,
            {"hold": "prospect", "wanted": "absent", "sent_at": timezone.now()},
            "Withdrawn; LinkedIn no longer holds it. Held back: still a prospect.",
        ),
        (State.QUEUED, {}, "Queued; it goes out within moments."),
        (State.QUEUED, {"answer": "Not enough permissions"}, "Not enough permissions"),
        (State.IN_FLIGHT, {}, "Being sent."),
        (State.IN_FLIGHT, {"task": "urn:li:task:1"}, "LinkedIn is taking it in."),
        (State.RETRYING, {"answer": "Slow down"}, "Slow down"),
        (State.NEEDS_ATTENTION, {"answer": "lastName is required"}, "lastName is required"),
        (State.DELETED, {}, "LinkedIn holds nothing of it."),
    ],
)
def test_each_state_has_its_sentence(client_as, recruiter, application, state, fields, words):
    ConnectionFactory(enabled=True)
    row_for(application, state, **fields)

    response = page_of(client_as(recruiter), application.candidate)

    assert words in response.content.decode()


def test_connected_tab_takes_sixteen_queries_with_and_without_rows(
    client_as, recruiter, application
):
    ConnectionFactory(enabled=True)
    candidate = application.candidate
    PossibleDuplicate.objects.create(candidate=CandidateFactory(), other=candidate, reason="Same")
    client, address = client_as(recruiter), f"/candidates/{candidate.public_id}/linkedin/"
    without = queries_of(client, address)
    row_for(application, State.SENT)
    ProfileLinkFactory(candidate=candidate)

    assert len(without) <= MAX_QUERIES
    assert len(queries_of(client, address)) <= MAX_QUERIES


def test_queued_while_linkedin_wants_a_pause_promises_no_moments(client_as, recruiter, application):
    ConnectionFactory(enabled=True)
    row_for(application, State.QUEUED, stream="members", record=application.candidate.public_id)
    StreamLease.objects.create(
        stream="candidates", paused_until=timezone.now() + timedelta(minutes=5)
    )

    page = page_of(client_as(recruiter), application.candidate).content.decode()

    assert "LinkedIn did not take the last call; Tandem tries again." in page


def test_queued_while_linkedin_is_not_enabled_promises_nothing(client_as, recruiter, application):
    row_for(application, State.QUEUED)

    page = page_of(client_as(recruiter), application.candidate).content.decode()

    assert "it goes out once LinkedIn is enabled" in page


def test_candidate_without_rows_says_why(client_as, recruiter, job):
    ConnectionFactory(enabled=True)
    application = ApplicationFactory(job=job)

    response = page_of(client_as(recruiter), application.candidate)

    assert "Held back: still a prospect." in response.content.decode()


def test_linked_profile_is_shown(client_as, recruiter, application):
    ConnectionFactory(enabled=True)
    ProfileLinkFactory(
        candidate=application.candidate,
        profile_url="https://www.linkedin.com/in/ilse",
        snapshot={
            "name": "Ilse Marbach",
            "headline": "Dispatcher",
            "location": "Bremen, Germany",
            "skills": ["Route planning"],
            "positions": [["Dispatcher", "Hafenwerk"]],
        },
    )

    page = page_of(client_as(recruiter), application.candidate).content.decode()

    assert "https://www.linkedin.com/in/ilse" in page
    for told in ("Ilse Marbach", "Dispatcher", "Bremen, Germany"):
        assert f">{told}</bdi>" in page
    # The profile tab shows work and skills, where they can be edited.
    assert "Route planning" not in page
    assert "Hafenwerk" not in page


def test_rows_of_a_job_one_may_not_see_stay_hidden(client_as, recruiter, application):
    confidential = JobFactory(active=True, is_confidential=True, title="Secret role")
    other = ApplicationFactory(candidate=application.candidate, job=confidential, at="Screen")
    row_for(other, State.HELD, hold="confidential_job")

    page = page_of(client_as(recruiter), application.candidate).content.decode()

    assert "Secret role" not in page
    assert confidential.public_id not in page


def test_interviewer_of_the_job_does_not_see_what_linkedin_holds(client_as, interviewer):
    job = JobFactory(active=True, interviewer=interviewer)
    client = client_as(interviewer)

    assert client.get(f"/jobs/{job.public_id}/linkedin/").status_code == 403
    assert "/linkedin/" not in client.get(f"/jobs/{job.public_id}/").content.decode()


def test_interviewer_of_another_job_gets_404(client_as, interviewer, application):
    assert page_of(client_as(interviewer), application.candidate).status_code == 404


def test_outsider_of_the_job_gets_404(client_as, outsider, job):
    assert client_as(outsider).get(f"/jobs/{job.public_id}/linkedin/").status_code == 404


def test_job_tab_shows_its_row(client_as, recruiter, job):
    ConnectionFactory(enabled=True)
    LedgerRowFactory(stream="jobs", record=job.public_id, job=job.public_id, state=State.QUEUED)

    page = client_as(recruiter).get(f"/jobs/{job.public_id}/linkedin/").content.decode()

    assert "Queued; it goes out within moments." in page


def test_only_administrators_may_send_again(client_as, recruiter, administrator, application):
    row = row_for(application, State.NEEDS_ATTENTION, answer="no")
    url = f"/admin-center/linkedin/ledger/{row.public_id}/resend/"

    assert "Send again" not in page_of(client_as(recruiter), application.candidate).content.decode()
    assert client_as(recruiter).post(url).status_code == 403
    response = client_as(administrator).post(url, {"next": "/candidates/"})

    assert (response.status_code, response["Location"]) == (302, "/candidates/")
    row.refresh_from_db()
    assert row.state == State.QUEUED


def test_what_is_as_it_should_be_is_one_quiet_line_without_a_button(
    client_as, administrator, application
):
    ConnectionFactory(enabled=True)
    row_for(application, State.SENT)
    row_for(application, State.SENT, stream="stages", record="c")

    page = page_of(client_as(administrator), application.candidate).content.decode()

    assert "<summary>LinkedIn holds these 2 records as they are here.</summary>" in page
    assert '<details class="holdings">' in page
    assert "Send again" not in page


def test_what_failed_is_open_with_its_button(client_as, administrator, application):
    ConnectionFactory(enabled=True)
    row_for(application, State.NEEDS_ATTENTION, answer="no")
    row_for(application, State.SENT, stream="stages", record="c")

    page = page_of(client_as(administrator), application.candidate).content.decode()

    assert "<summary>Needs attention: 1 · sent: 1</summary>" in page
    assert '<details class="holdings" open>' in page
    assert page.count("Send again") == 1


def test_sending_again_never_leads_to_another_host(client_as, administrator, application):
    row = row_for(application, State.SENT)
    url = f"/admin-center/linkedin/ledger/{row.public_id}/resend/"

    response = client_as(administrator).post(url, {"next": "//evil.example/"})

    assert response["Location"] == "/admin-center/linkedin/"


@pytest.mark.parametrize("rows", [1, 60])
def test_queries_do_not_grow_with_rows(
    client_as, recruiter, job, rows, django_assert_max_num_queries
):
    ConnectionFactory(enabled=True)
    candidate = CandidateFactory()
    for _ in range(rows):
        other = JobFactory(active=True, recruiter=recruiter)
        application = ApplicationFactory(candidate=candidate, job=other, at="Screen")
        row_for(application, State.QUEUED)
        step = application.stage_changes.create(
            to_stage=application.stage, label="Screen", changed_at=timezone.now()
        )
        row_for(application, State.QUEUED, stream="stages", record=step.public_id)
    client = client_as(recruiter)

    with django_assert_max_num_queries(15):
        page = page_of(client, candidate)
    assert page.content.decode().count("Stage: Screen (") == rows


def test_reading_the_tab_is_recorded(client_as, recruiter, application):
    page_of(client_as(recruiter), application.candidate)

    assert RecordRead.objects.filter(subject=application.candidate.public_id).count() == 1


@pytest.mark.parametrize(
    ("accepted", "status", "words"),
    [
        ({"state": "LISTED"}, "active", "Recruiters find this job by its title"),
        ({}, "active", "Recruiters find this job once LinkedIn holds it."),
        ({"state": "CLOSED"}, "closed", "Recruiters do not find this job"),
        ({"state": "LISTED"}, "closed", "so exports to it are refused"),
    ],
)
def test_the_tab_of_a_job_says_whether_recruiters_find_it(
    client_as, recruiter, job, accepted, status, words
):
    Job.objects.update(status=status, close_reason="filled")
    LedgerRowFactory(stream="jobs", record=job.public_id, state=State.SENT, accepted=accepted)

    assert words in client_as(recruiter).get(f"/jobs/{job.public_id}/linkedin/").text


def test_rows_of_a_deleted_application_are_shown_while_they_are_withdrawn(
    client_as, administrator, application
):
    ConnectionFactory(enabled=True)
    leaving = {"hold": "gone_here", "wanted": "absent", "may_be_held": True}
    row_for(application, State.DELETION_QUEUED, **leaving)
    candidate = application.candidate
    application.delete()

    shown = page_of(client_as(administrator), candidate).content.decode()

    assert "of a deleted application" in shown
    assert "Sent earlier, being withdrawn." in shown
    LedgerRow.objects.update(state=State.DELETED, may_be_held=False)
    assert (
        "of a deleted application"
        not in page_of(client_as(administrator), candidate).content.decode()
    )
