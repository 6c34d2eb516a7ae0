"""What LinkedIn thinks of an application: kept as it came, shown as LinkedIn's, never acted on."""

import pytest

from accounts.models import Activity
from candidates.personal_data import erase_person
from interviews.models import InterviewFeedback
from linkedin_rsc.intake import processing
from linkedin_rsc.intake.replay import replay
from linkedin_rsc.models import Connection, Evaluation, Notification
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import NotificationFactory
from tests.linkedin_rsc.pages.reading import text_of
from tests.linkedin_rsc.pushing import applicants, push

pytestmark = pytest.mark.django_db

State = Notification.State
Kind = Notification.Kind


@pytest.fixture
def application(connected):
    """An application that LinkedIn knows."""
    [application] = applicants(1)
    push()
    return application


def pushed(request_id: str) -> Notification:
    one = NotificationFactory(
        kind=Kind.EVALUATION, kind_as_sent="EXPORT_APPLICATION_EVALUATION", request_id=request_id
    )
    processing.process(notification_id=one.pk)
    one.refresh_from_db()
    return one


def test_an_evaluation_is_kept_with_its_application(application, linkedin):
    stage, done = application.stage, Activity.objects.count()

    one = pushed(linkedin.evaluate(application.public_id, fit="HIGH"))

    kept = Evaluation.objects.get()
    assert (one.state, one.reason, one.application) == (State.DONE, "", application)
    assert (kept.application, kept.candidate) == (application, application.candidate)
    assert kept.raw["evaluation"] == {"fit": "HIGH"}
    application.refresh_from_db()
    assert application.stage == stage
    assert not InterviewFeedback.objects.exists()
    assert Activity.objects.count() == done


def test_the_tab_shows_it_as_linkedins_in_linkedins_words(
    application, linkedin, client_as, administrator
):
    pushed(linkedin.evaluate(application.public_id, fit="<b>HIGH</b>", because=["Skills", "Place"]))
    address = f"/candidates/{application.candidate.public_id}/linkedin/"

    answer = client_as(administrator).get(address)

    page = text_of(answer)
    assert "Evaluation by LinkedIn" in page
    assert "no colleague's feedback" in page
    assert "&lt;b&gt;HIGH&lt;/b&gt;" in answer.content.decode()
    assert str(application.job) in page
    assert answer.context["evaluations"][0].lines == [
        ("fit", "<b>HIGH</b>"),
        ("because", "Skills"),
        ("because", "Place"),
    ]


def test_it_is_read_by_those_who_may_open_the_application(
    application, linkedin, client_as, recruiter
):
    """Recruiters open every person, but not the applications of jobs that are not theirs."""
    pushed(linkedin.evaluate(application.public_id, fit="HIGH"))
    address = f"/candidates/{application.candidate.public_id}/linkedin/"
    application.job.is_confidential = True
    application.job.save()

    answer = client_as(recruiter).get(address)

    assert answer.status_code == 404 or "Evaluation by LinkedIn" not in text_of(answer)


def test_replay_takes_the_same_place(application, linkedin, administrator):
    one = pushed(linkedin.evaluate(application.public_id, fit="HIGH"))

    replay(notification=one, by=administrator)
    processing.process(notification_id=one.pk)

    assert Evaluation.objects.count() == 1


def test_an_evaluation_of_nobody_keeps_nothing(application, linkedin):
    request_id = linkedin.evaluate(application.public_id, fit="HIGH")
    erase_person(application.candidate)

    one = pushed(request_id)

    assert one.state == State.FAILED
    assert "nobody who is known here" in one.reason
    assert not Evaluation.objects.exists()


def test_what_linkedin_has_forgotten_fails_in_words(connected, linkedin):
    one = pushed("999")

    assert one.state == State.FAILED
    assert "no longer knows this evaluation" in one.reason


def test_an_evaluation_of_another_company_is_discarded_and_told(
    application, linkedin, administrator
):
    """After a change of company one may still come: our ids are the same."""
    request_id = linkedin.evaluate(application.public_id, fit="HIGH")
    Connection.objects.update(organization_id="1")

    one = pushed(request_id)

    assert one.state == State.FAILED
    assert "another LinkedIn company" in one.reason
    assert not Evaluation.objects.exists()
    assert "for another company" in administrator.notices.get().text


def test_it_goes_with_the_person(application, linkedin):
    pushed(linkedin.evaluate(application.public_id, fit="HIGH"))
    CandidateFactory()

    erase_person(application.candidate)

    assert not Evaluation.objects.exists()
