"""Interviews over the API."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from applications.api.views import ApplicationView
from applications.models import Application
from base.api.idempotency import idempotent
from base.errors import InvalidInput
from base.words import gettext as _
from interviews.api.interviews.serializers import (
    AnswerInput,
    InterviewChange,
    InterviewInput,
    InterviewSerializer,
)
from interviews.invitations.answers import answer_invitation
from interviews.models import Interview
from interviews.permissions import SCHEDULE
from interviews.scheduling.plans import Plan
from interviews.scheduling.queries import own_invitation, team_of, with_people
from interviews.scheduling.services import cancel_interview, change_interview, schedule_interview

PLANNED = ("begins_at", "ends_at", "time_zone", "place", "notes")


class InterviewView(ApplicationView):
    """The interviews this person may see on the applications they may open."""

    def interviews(self, application: Application) -> QuerySet[Interview]:
        visible = Interview.objects.visible_to(self.user).filter(application=application)
        return with_people(visible)

    def interview(self, id: str, interview_id: str) -> Interview:
        """Return an interview; that it is read is written down, as it tells of a person."""
        application = self.application(id)
        found = get_object_or_404(self.interviews(application), public_id=interview_id)
        found.application = application
        self.note_reading(application.candidate.public_id)
        return found

    def show(self, interview: Interview, status: int = 200) -> Response:
        fresh = with_people(Interview.objects.filter(pk=interview.pk)).get()
        return Response(InterviewSerializer(fresh).data, status=status)


class Interviews(InterviewView):
    @extend_schema(responses=InterviewSerializer(many=True))
    def get(self, request: Request, id: str) -> Response:
        """List the interviews that are yours to see, scheduled last first."""
        application = self.application(id)
        about = application.candidate.public_id
        return self.answer_page(self.interviews(application), InterviewSerializer, about=about)

    @extend_schema(request=InterviewInput, responses={201: InterviewSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Schedule an interview. Whoever is invited gets a mail with a calendar entry.

        The candidate is invited too, unless `invites_candidate` is false.
        """
        application = self.application(id)
        SCHEDULE.require(self.user, application)
        given = self.read_input(InterviewInput)
        invites = given.pop("invites_candidate", True)
        plan = Plan(**given | {"interviewers": _people(application, given["interviewers"])})
        interview = schedule_interview(
            application=application, plan=plan, by=self.user, invites_candidate=invites
        )
        return self.show(interview, 201)


class InterviewDetail(InterviewView):
    @extend_schema(responses=InterviewSerializer)
    def get(self, request: Request, id: str, interview_id: str) -> Response:
        """Show one interview."""
        return Response(InterviewSerializer(self.interview(id, interview_id)).data)

    @extend_schema(request=InterviewChange, responses=InterviewSerializer)
    def patch(self, request: Request, id: str, interview_id: str) -> Response:
        """Change an interview that is not over. At a new time everybody is asked anew."""
        interview = self.interview(id, interview_id)
        SCHEDULE.require(self.user, interview.application)
        current = InterviewSerializer(interview).data
        given = self.read_input(InterviewChange, current=current)
        change_interview(interview=interview, plan=_changed(interview, given), by=self.user)
        return self.show(interview)


class InterviewCancellation(InterviewView):
    @extend_schema(request=None, responses={201: InterviewSerializer})
    @idempotent
    def post(self, request: Request, id: str, interview_id: str) -> Response:
        """Cancel an interview and have everybody told. It does not come back."""
        interview = self.interview(id, interview_id)
        cancel_interview(interview=interview, by=self.user)
        return self.show(interview, 201)


class InterviewAnswer(InterviewView):
    @extend_schema(request=AnswerInput, responses={201: InterviewSerializer})
    @idempotent
    def post(self, request: Request, id: str, interview_id: str) -> Response:
        """Say whether an interview that you are invited to suits you."""
        interview = self.interview(id, interview_id)
        own = own_invitation(interview, self.user)
        given = self.read_input(AnswerInput)
        answer_invitation(invitation=own, seen=given.pop("sequence"), by=self.user, **given)
        return self.show(interview, 201)


def _changed(interview: Interview, given: dict[str, Any]) -> Plan:
    """Return what the interview is to be: as it is, but for what is given."""
    kept = {name: getattr(interview, name) for name in PLANNED}
    people = [each.interviewer for each in interview.invitations.all() if each.interviewer]
    if "interviewers" in given:
        people = _people(interview.application, given.pop("interviewers"))
    return Plan(**{**kept, **given}, interviewers=people)


def _people(application: Application, ids: list[str]) -> list[User]:
    """Return the members of the job's team with these ids. Raises InvalidInput; one query."""
    team = {user.public_id: user for user in team_of(application)}
    for unknown in (each for each in ids if each not in team):
        said = _("There is no colleague %(id)s on the job's team.")
        raise InvalidInput(said % {"id": unknown}, field="interviewers")
    return [team[each] for each in ids]
