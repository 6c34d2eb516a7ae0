"""Scheduling, changing, cancelling and answering interviews from a person's record."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from applications.loading import load_application
from applications.models import Application
from base.errors import InvalidInput
from base.time_zones import zone_names
from base.words import gettext as _
from candidates.record.frame import load_candidate, show_tab
from interviews.invitations.answers import answer_invitation
from interviews.invitations.letters import say_span
from interviews.models import Interview
from interviews.permissions import SCHEDULE
from interviews.scheduling.forms import InterviewForm, SchedulingForm, initial_of
from interviews.scheduling.queries import interview_of, own_invitation, team_of
from interviews.scheduling.services import cancel_interview, change_interview, schedule_interview
from interviews.scheduling.tab import TAB, show_interviews


@login_required
@require_safe
def interviews(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    return show_interviews(request, candidate, on=request.GET.get("application", ""))


@login_required
@require_POST
def schedule(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Schedule an interview on an application: `day`, `begins`, `ends`, `interviewers`, …"""
    application = load_application(request, public_id)
    SCHEDULE.require(request.user, application)
    form = SchedulingForm(request.POST)
    form.offer(list(team_of(application)))
    form.watch(None)
    if not _is_scheduled(request, application, form):
        candidate = load_candidate(request, application.candidate.public_id)
        return show_interviews(request, candidate, on=public_id, form=form)
    messages.success(request, _("Interview scheduled. Invitations are on their way."))
    return redirect("candidate-interviews", application.candidate.public_id)


def _is_scheduled(
    request: AuthenticatedHttpRequest, application: Application, form: SchedulingForm
) -> bool:
    """Schedule what the form holds; what is refused stands at its field."""
    if not form.is_valid():
        return False
    try:
        schedule_interview(
            application=application, plan=form.plan(), by=request.user,
            invites_candidate=form.cleaned_data["invites_candidate"],
        )  # fmt: skip
    except InvalidInput as refusal:
        form.refuse(refusal)
    return form.is_valid()


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: AuthenticatedHttpRequest, public_id: str, interview_id: str) -> HttpResponse:
    """Show a form to change an interview; POST changes it."""
    candidate = load_candidate(request, public_id)
    interview = interview_of(candidate, request.user, interview_id)
    SCHEDULE.require(request.user, interview.application)
    form = InterviewForm(request.POST or None, initial=initial_of(interview))
    form.offer(list(team_of(interview.application)))
    form.watch(interview.changed_at or interview.created_at)
    if request.method == "POST" and _is_changed(request, interview, form):
        messages.success(request, _("Interview changed."))
        return redirect("candidate-interviews", public_id)
    context = {"interview": interview, "form": form, "zones": zone_names()}
    status = 422 if form.errors else 200
    template = "interviews/scheduling/change.html"
    return show_tab(request, candidate, TAB, template=template, status=status, **context)


def _is_changed(
    request: AuthenticatedHttpRequest, interview: Interview, form: InterviewForm
) -> bool:
    if not form.is_valid():
        return False
    try:
        change_interview(interview=interview, plan=form.plan(), by=request.user)
    except InvalidInput as refusal:
        form.refuse(refusal)
    return form.is_valid()


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancellation(
    request: AuthenticatedHttpRequest, public_id: str, interview_id: str
) -> HttpResponse:
    """Ask whether an interview is to be cancelled; POST cancels it."""
    candidate = load_candidate(request, public_id)
    interview = interview_of(candidate, request.user, interview_id)
    SCHEDULE.require(request.user, interview.application)
    if request.method == "POST":
        cancel_interview(interview=interview, by=request.user)
        messages.success(request, _("Interview cancelled. Everybody invited is told."))
        return redirect("candidate-interviews", public_id)
    template = "interviews/scheduling/cancellation.html"
    when = say_span(interview.begins_at, interview.ends_at)
    return show_tab(request, candidate, TAB, template=template, interview=interview, when=when)


@login_required
@require_POST
def answer(request: AuthenticatedHttpRequest, public_id: str, interview_id: str) -> HttpResponse:
    """Answer one's own invitation: `answer`, `seen`, perhaps a `comment`."""
    candidate = load_candidate(request, public_id)
    interview = interview_of(candidate, request.user, interview_id)
    answer_invitation(
        invitation=own_invitation(interview, request.user),
        answer=request.POST.get("answer", ""), by=request.user,
        seen=seen_in(request.POST.get("seen", "")), comment=request.POST.get("comment", ""),
    )  # fmt: skip
    messages.success(request, _("Your answer is noted."))
    return redirect("candidate-interviews", public_id)


def seen_in(text: str) -> int:
    """Read the sequence that a form was made for; -1 for nonsense, which no interview has."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
