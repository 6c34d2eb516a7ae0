"""The page behind a candidate's private link. It asks for no sign-in and names nobody.

Whoever has the link may answer: it is what proves who they are, so no cookie stands beside it.
"""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.sign_in.callers import network_of
from base.errors import DomainError
from base.rates import count_this_minute
from interviews.invitations.answers import answer_invitation, invitation_behind
from interviews.invitations.forms import AnswerForm
from interviews.invitations.letters import say_span
from interviews.models import Invitation

# From one network. A person opens a link twice; who tries signatures never gets far.
REQUESTS_A_MINUTE = 30


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show when and where a candidate is invited; POST notes their `answer` and `comment`."""
    if count_this_minute(f"invitations-{network_of(request.META)}") > REQUESTS_A_MINUTE:
        return _said(request, "interviews/invitations/too_often.html", 429)
    try:
        invitation = invitation_behind(token)
    except Http404:
        return _said(request, "interviews/invitations/unknown.html", 404)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _is_answered(invitation, form):
        return redirect("invitation-answer", token)
    return _show(request, invitation, form)


def _is_answered(invitation: Invitation, form: AnswerForm) -> bool:
    if not form.is_valid():
        return False
    try:
        answer_invitation(invitation=invitation, by=None, **form.cleaned_data)
    except DomainError as refusal:
        form.refuse(refusal)
    return form.is_valid()


def _show(request: HttpRequest, invitation: Invitation, form: AnswerForm) -> HttpResponse:
    """Say times in the zone in which they were agreed; the form answers what is shown now."""
    interview = invitation.interview
    if form.is_bound:
        form.remember("seen", str(interview.sequence))
    form.initial["seen"] = interview.sequence
    with timezone.override(interview.zone):
        when = say_span(interview.begins_at, interview.ends_at)
    context = {"invitation": invitation, "interview": interview, "when": when, "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return _said(request, "interviews/invitations/answer.html", status, **context)


def _said(request: HttpRequest, template: str, status: int, **context: object) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex"
    # The address is the key: it goes to nobody.
    response["Referrer-Policy"] = "no-referrer"
    return response
