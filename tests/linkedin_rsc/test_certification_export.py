"""LinkedIn's own rules for one-click export (certification module 3), against the real sandbox.

RSC-302 is in profile/test_fields_document.py.
"""

import pytest
from django.test import Client
from django.urls import reverse

from applications.lifecycle.moving import move_application
from applications.models import Application
from candidates.background.services import change_entry
from candidates.details.services import edit_candidate
from candidates.models import Candidate
from linkedin_rsc.certify import Ground
from linkedin_rsc.certify.exports import is_not_doubled
from linkedin_rsc.certify.rule import Verdict
from linkedin_rsc.intake import processing
from linkedin_rsc.models import Notification
from linkedin_rsc.profile.taking_in import TAG
from tests.factories.applications import ApplicationFactory
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.intake.test_callback import sign
from tests.linkedin_rsc.pushing import fill, push

pytestmark = pytest.mark.django_db

ILSE, SEAT = "ilse-marbach-demo", 77120


@pytest.fixture
def rita(recruiter):
    recruiter.email = "rita.lindqvist@nordwind.example"
    recruiter.save()
    return recruiter


@pytest.fixture
def jobs(connected, rita):
    """Two active jobs that LinkedIn knows, so that Recruiter can offer them."""
    made = JobFactory.create_batch(2, active=True, recruiter=rita)
    fill()
    push()
    return made


@pytest.fixture
def export(connected, linkedin, nudged):
    """Press Export in Recruiter; LinkedIn's push comes in signed, and a worker takes it up."""

    def press(job, **more) -> Notification:
        request_id = linkedin.export(member=ILSE, job=job.public_id, seat=SEAT, **more)
        body = f'{{"type": "EXPORT_CANDIDATE_PROFILE", "id": "{request_id}"}}'.encode()
        address = reverse("linkedin-callback", args=[connected.callback_token])
        headers = {"X-LI-Signature": sign(body, connected.client_secret)}
        answer = Client().post(address, body, content_type="application/json", headers=headers)
        assert answer.status_code == 200
        processing.process_waiting()
        return Notification.objects.get(request_id=request_id)

    return press


def test_rsc_301_a_new_person_stands_on_the_right_job_with_linkedin_for_a_source(
    export, jobs, rita, client_as
):
    notification = export(jobs[1])

    application = Application.objects.get()
    assert (notification.state, application.job) == ("done", jobs[1])
    assert application.stage.is_prospect
    assert application.source.name == "Rita Lindqvist (LinkedIn Recruiter)"
    assert (application.source.contact, application.source_contact) == (rita, rita)
    assert [tag.name for tag in application.candidate.tags.all()] == [TAG]
    page = client_as(rita).get(reverse("candidate-detail", args=[application.candidate.public_id]))
    shown = page.content.decode()
    for words in ("Ilse Marbach", "Night shift planner", "Hafenwerk Bremen", "Bremen, Germany",
                  "linkedin.com/in/ilse-marbach-demo", "Route planning", "Polytechnic of Vell",
                  "7 years", "Rita Lindqvist (LinkedIn Recruiter)"):  # fmt: skip
        assert words in shown


def test_rsc_301_the_member_is_kept_and_attached_once_something_may_be_sent(
    export, jobs, rita, linkedin
):
    export(jobs[0], email_addresses=["ilse.marbach@example.org"])
    push()
    assert linkedin.indicator(ILSE)["applications"] == []
    application = Application.objects.get()
    stage = application.job.stages.get(name="Screen")

    move_application(application=application, to=stage, by=rita)
    fill()
    push()

    assert application.candidate.profile_link.person.startswith("urn:li:person:")
    assert len(linkedin.indicator(ILSE)["applications"]) == 1
    assert linkedin.findings() == []


def test_rsc_303_an_edited_person_exported_to_another_job_is_not_doubled_or_overwritten(
    export, jobs, rita
):
    export(jobs[0])
    candidate = Candidate.objects.get()
    edit_candidate(candidate=candidate, by=rita, headline="Head of nights", city="Kiel")
    skill = candidate.background.get(title="Route planning")
    change_entry(entry=skill, title="Planning of routes", by=rita)

    notification = export(jobs[1], email_addresses=["ilse.marbach@example.org"])

    assert (notification.state, Candidate.objects.get()) == ("done", candidate)
    candidate.refresh_from_db()
    assert (candidate.headline, candidate.city) == ("Head of nights", "Kiel")
    assert {one.job for one in candidate.applications.all()} == set(jobs)
    skills = list(candidate.background.filter(kind="skill").values_list("title", flat=True))
    assert "Planning of routes" in skills and "Route planning" not in skills
    assert [one.email for one in candidate.emails.all()] == ["ilse.marbach@example.org"]


def test_rsc_303_to_the_same_job_it_is_refused_with_a_sentence(export, jobs):
    export(jobs[0])

    notification = export(jobs[0])

    assert notification.state == "refused"
    assert notification.reason
    assert Application.objects.count() == 1


@pytest.fixture
def exported_twice(export, jobs, rita):
    """Somebody who was exported, changed here, and exported to another job."""
    export(jobs[0])
    candidate = Candidate.objects.get()
    edit_candidate(candidate=candidate, by=rita, headline="Head of nights")
    return export(jobs[1])


def test_rsc_303_verdict_passes_for_one_person_on_two_jobs(exported_twice):
    assert is_not_doubled(Ground.current()).verdict == Verdict.PASSED


def test_rsc_303_verdict_fails_where_the_member_became_two_people(exported_twice, jobs):
    """As if the second export had made somebody new."""
    exported_twice.application = ApplicationFactory(job=jobs[1])
    exported_twice.save()

    assert is_not_doubled(Ground.current()).verdict == Verdict.FAILED


def test_rsc_303_verdict_fails_where_an_export_took_our_own_words(exported_twice):
    candidate = exported_twice.application.candidate
    edit_candidate(candidate=candidate, by=None, headline="Night planner")

    assert is_not_doubled(Ground.current()).verdict == Verdict.FAILED
