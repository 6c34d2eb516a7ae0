"""An interview from its scheduling over everybody's mails to its end."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import Activity, Company
from base.errors import InvalidInput, NotAllowed
from interviews.invitations.sending import send_waiting
from interviews.models import Interview, Invitation
from interviews.scheduling.plans import FARTHEST, Plan
from interviews.scheduling.services import (
    NotPlannable,
    cancel_interview,
    change_interview,
    schedule_interview,
)
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import InterviewFactory
from tests.interviews.calendars import entry_of, parts_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def begins():
    return (timezone.now() + timedelta(days=30)).replace(minute=0, second=0, microsecond=0)


@pytest.fixture
def application(job):
    candidate = CandidateFactory(email="ilse@example.org", last_name="Marbach")
    return ApplicationFactory(candidate=candidate, job=job, at="Interview")


@pytest.fixture
def plan(begins, interviewer):
    return Plan(begins, begins + HOUR, [interviewer], time_zone="Europe/Berlin", place="Room 3")


def sent():
    """Send what is due and return it by whom it reached."""
    mail.outbox.clear()
    assert not send_waiting()
    return {message.to[0]: message for message in mail.outbox}


def test_everybody_gets_an_entry_that_other_programs_read(application, plan, recruiter):
    interview = schedule_interview(application=application, plan=plan, by=recruiter)

    mails = sent()

    assert set(mails) == {"ilse@example.org", plan.interviewers[0].email}
    for address, message in mails.items():
        method, event = entry_of(message)
        assert (method, event.status.value, event.sequence.value) == ("REQUEST", "CONFIRMED", "0")
        assert (event.dtstart.value, event.dtend.value) == (plan.begins_at, plan.ends_at)
        assert event.location.value == "Room 3"
        assert event.attendee.value == f"mailto:{address}"
        assert event.organizer.value == f"mailto:{recruiter.email}"
        assert event.uid.value == f"{interview.public_id}@testserver"
        assert message.reply_to == [recruiter.email]


def test_the_file_is_the_entry_once_more(application, plan, recruiter):
    schedule_interview(application=application, plan=plan, by=recruiter)

    _wire, parts = parts_of(sent()["ilse@example.org"])

    file = parts["application/ics"]
    assert file.get_filename() == "invite.ics"
    lines = parts["text/calendar"].get_content().splitlines()
    assert file.get_content().decode().splitlines() == lines


def test_candidates_learn_no_names_and_nobody_the_notes(application, plan, recruiter, begins):
    noted = Plan(**{**vars(plan), "notes": "Ask why she left."})
    schedule_interview(application=application, plan=noted, by=recruiter)

    mails = sent()

    theirs = mails["ilse@example.org"].message().as_string()
    bob = plan.interviewers[0]
    assert bob.last_name not in theirs
    assert bob.email not in theirs
    assert all("why she left" not in each.message().as_string() for each in mails.values())


def test_everybody_reads_times_in_their_own_zone(application, recruiter, begins, job):
    Company.objects.create(time_zone="Asia/Tokyo")
    here, there = UserFactory(time_zone="America/New_York"), UserFactory()
    for user in (here, there):
        job.team.create(user=user, role="interviewer")
    plan = Plan(begins, begins + HOUR, [here, there], time_zone="Berlin")
    schedule_interview(application=application, plan=plan, by=recruiter)

    mails = sent()

    assert "(America/New_York)" in mails[here.email].body
    assert "(Asia/Tokyo)" in mails[there.email].body
    assert "(Europe/Berlin)" in mails["ilse@example.org"].body


def test_a_new_time_reaches_the_same_entry_and_asks_anew(application, plan, recruiter):
    interview = schedule_interview(application=application, plan=plan, by=recruiter)
    first = entry_of(sent()["ilse@example.org"])[1]
    interview.invitations.update(answer="accepted", answered_at=timezone.now())

    later = Plan(**{**vars(plan), "begins_at": plan.begins_at + HOUR,
                    "ends_at": plan.ends_at + HOUR})  # fmt: skip
    change_interview(interview=interview, plan=later, by=recruiter)

    mails = sent()
    event = entry_of(mails["ilse@example.org"])[1]
    assert len(mails) == 2
    assert mails["ilse@example.org"].subject.startswith("Changed: ")
    assert (event.uid.value, event.dtstart.value) == (first.uid.value, later.begins_at)
    assert int(event.sequence.value) > int(first.sequence.value)
    assert set(interview.invitations.values_list("answer", flat=True)) == {""}


def test_changed_notes_mail_nobody_and_keep_the_answers(application, plan, recruiter):
    interview = schedule_interview(application=application, plan=plan, by=recruiter)
    sent()
    interview.invitations.update(answer="accepted")

    noted = Plan(**{**vars(plan), "notes": "Ask for her plans."})
    change_interview(interview=interview, plan=noted, by=recruiter)

    assert sent() == {}
    assert set(interview.invitations.values_list("answer", flat=True)) == {"accepted"}


def test_whoever_is_replaced_is_told_and_the_others_are_not(
    application, plan, recruiter, hiring_manager, interviewer
):
    interview = schedule_interview(application=application, plan=plan, by=recruiter)
    sent()

    other = Plan(**{**vars(plan), "interviewers": [hiring_manager]})
    change_interview(interview=interview, plan=other, by=recruiter)

    mails = sent()
    assert set(mails) == {interviewer.email, hiring_manager.email}
    assert entry_of(mails[interviewer.email])[0] == "CANCEL"
    assert entry_of(mails[hiring_manager.email])[0] == "REQUEST"


def test_whoever_comes_back_is_invited_again(application, plan, recruiter, hiring_manager):
    interview = schedule_interview(application=application, plan=plan, by=recruiter)
    sent()
    other = Plan(**{**vars(plan), "interviewers": [hiring_manager]})
    change_interview(interview=interview, plan=other, by=recruiter)
    gone = entry_of(sent()[plan.interviewers[0].email])[1]

    change_interview(interview=interview, plan=plan, by=recruiter)

    method, event = entry_of(sent()[plan.interviewers[0].email])
    assert method == "REQUEST"
    assert int(event.sequence.value) > int(gone.sequence.value)


def test_a_cancellation_takes_it_out_of_every_calendar(application, plan, recruiter):
    interview = schedule_interview(application=application, plan=plan, by=recruiter)
    first = entry_of(sent()["ilse@example.org"])[1]

    cancel_interview(interview=interview, by=recruiter)

    mails = sent()
    assert len(mails) == 2
    for message in mails.values():
        method, event = entry_of(message)
        assert (method, event.status.value) == ("CANCEL", "CANCELLED")
        assert event.uid.value == first.uid.value
        assert event.sequence.value == "1"
    with pytest.raises(NotPlannable):
        cancel_interview(interview=interview, by=recruiter)


def test_who_never_heard_of_it_hears_of_no_cancellation(application, plan, recruiter):
    interview = schedule_interview(application=application, plan=plan, by=recruiter)
    cancel_interview(interview=interview, by=recruiter)

    assert sent() == {}
    assert not Invitation.objects.exclude(mail_due_at=None).exists()


def test_who_cannot_be_mailed_stops_nobody(application, plan, recruiter, hiring_manager):
    application.candidate.emails.all().delete()
    hiring_manager.is_active = False
    hiring_manager.save()
    interview = schedule_interview(application=application, plan=plan, by=recruiter)
    Invitation.objects.create(
        interview=interview, interviewer=hiring_manager, mail_due_at=timezone.now()
    )

    assert set(sent()) == {plan.interviewers[0].email}
    assert not Invitation.objects.exclude(mail_due_at=None).exists()


@pytest.mark.parametrize("who", ["administrator", "recruiter", "hiring_manager"])
def test_leaders_schedule(request, application, plan, who):
    schedule_interview(application=application, plan=plan, by=request.getfixturevalue(who))

    assert Activity.objects.get(verb="interview.scheduled").job == application.job.public_id


@pytest.mark.parametrize("who", ["interviewer", "read_only", "outsider"])
def test_others_do_not(request, application, plan, who, recruiter):
    user = request.getfixturevalue(who)
    interview = schedule_interview(application=application, plan=plan, by=recruiter)

    for refused in (
        lambda: schedule_interview(application=application, plan=plan, by=user),
        lambda: change_interview(interview=interview, plan=plan, by=user),
        lambda: cancel_interview(interview=interview, by=user),
    ):
        with pytest.raises(NotAllowed):
            refused()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"ends_at": -HOUR}, "ends_at"),
        ({"ends_at": timedelta(0)}, "ends_at"),
        ({"ends_at": timedelta(hours=13)}, "ends_at"),
        ({"begins_at": timedelta(days=-31), "ends_at": timedelta(days=-31) + HOUR}, "begins_at"),
        ({"begins_at": FARTHEST, "ends_at": FARTHEST + HOUR}, "begins_at"),
        ({"time_zone": "Middle-earth"}, "time_zone"),
        ({"place": "x" * 301}, "place"),
        ({"notes": "x" * 8001}, "notes"),
        ({"interviewers": []}, "interviewers"),
    ],
)
def test_unusable_plans_are_refused(application, plan, recruiter, begins, given, field):
    moments = {name: begins + value for name, value in given.items() if name.endswith("_at")}

    with pytest.raises(InvalidInput) as refusal:
        schedule_interview(
            application=application, plan=Plan(**{**vars(plan), **given, **moments}), by=recruiter
        )

    assert refusal.value.field == field
    assert not Interview.objects.exists()


def test_only_the_team_interviews(application, plan, recruiter, outsider):
    with pytest.raises(InvalidInput) as refusal:
        schedule_interview(
            application=application, plan=Plan(**{**vars(plan), "interviewers": [outsider]}),
            by=recruiter,
        )  # fmt: skip

    assert refusal.value.field == "interviewers"


def test_a_form_sent_twice_makes_one_interview(application, plan, recruiter):
    schedule_interview(application=application, plan=plan, by=recruiter)

    with pytest.raises(InvalidInput):
        schedule_interview(application=application, plan=plan, by=recruiter)

    assert Interview.objects.count() == 1


def test_an_interview_may_follow_at_once(application, plan, recruiter):
    schedule_interview(application=application, plan=plan, by=recruiter)
    after = Plan(**{**vars(plan), "begins_at": plan.ends_at, "ends_at": plan.ends_at + HOUR})

    schedule_interview(application=application, plan=after, by=recruiter)

    assert Interview.objects.count() == 2


@pytest.mark.parametrize("standing", [{"at": "Prospect"}, {"at": "Interview", "rejected": True}])
def test_prospects_and_ended_applications_have_none(job, plan, recruiter, standing):
    with pytest.raises(NotPlannable):
        schedule_interview(
            application=ApplicationFactory(job=job, **standing), plan=plan, by=recruiter
        )


def test_what_is_over_stays_as_it_was(application, plan, recruiter):
    past = timezone.now() - timedelta(days=1)
    interview = InterviewFactory(application=application, begins_at=past)

    with pytest.raises(NotPlannable):
        change_interview(interview=interview, plan=plan, by=recruiter)
