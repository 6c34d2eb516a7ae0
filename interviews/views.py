"""The Feedback tab of a person's record."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from applications.loading import load_application
from applications.models import Application
from applications.outside import About, Remark, said_outside
from base.errors import InvalidInput
from base.words import gettext as _
from candidates.models import Candidate
from candidates.record.answers import send_back
from candidates.record.frame import load_candidate, show_tab
from interviews.forms import EvaluationFormSet, FeedbackForm, evaluations_of
from interviews.permissions import DELETE_FEEDBACK, GIVE_FEEDBACK
from interviews.queries import (
    applications_to_judge,
    count_unread_feedback,
    feedback_of,
    feedback_page,
)
from interviews.services import delete_feedback, give_feedback


@login_required
@require_safe
def feedback(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    return show_feedback(request, load_candidate(request, public_id))


def show_feedback(
    request: AuthenticatedHttpRequest,
    candidate: Candidate,
    *,
    on: str = "",
    form: FeedbackForm | None = None,
    evaluations: Any = None,
) -> HttpResponse:
    """Render the Feedback tab with a form on one application; `form` is a refused one."""
    judged = applications_to_judge(candidate, request.user)
    chosen = _chosen(judged, on or request.GET.get("application", ""))
    about = About(candidate, [chosen] if chosen else [])
    return show_tab(
        request,
        candidate,
        "feedback",
        template="interviews/feedback.html",
        page=feedback_page(candidate, request.user, request.GET),
        waiting=count_unread_feedback(candidate, request.user),
        judged=judged,
        chosen=chosen,
        said_outside=said_outside(Remark.FEEDBACK, about, request.user) if chosen else [],
        form=form or FeedbackForm(),
        evaluations=evaluations or EvaluationFormSet(),
        status=422 if form else 200,
    )


def _chosen(judged: Sequence[Application], wanted: str) -> Application | None:
    """Return the application that was asked for, else the first that is active, else the first."""
    chosen = next((item for item in judged if item.public_id == wanted), None)
    active = next((item for item in judged if item.is_active), None)
    return chosen or active or next(iter(judged), None)


@login_required
@require_POST
def give(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Give feedback on an application: `feedback`, `recommendation`, rows of evaluations."""
    application = load_application(request, public_id)
    GIVE_FEEDBACK.require(request.user, application)
    form, evaluations = FeedbackForm(request.POST), EvaluationFormSet(request.POST)
    if not (form.is_valid() and evaluations.is_valid()):
        return _ask_again(request, application, form, evaluations)
    try:
        give_feedback(
            application=application, by=request.user, evaluations=evaluations_of(evaluations),
            **form.cleaned_data,
        )  # fmt: skip
    except InvalidInput as refusal:
        form.refuse(refusal)
        return _ask_again(request, application, form, evaluations)
    messages.success(
        request, _("Feedback on %(name)s is in.") % {"name": application.candidate.full_name}
    )
    if request.htmx:
        candidate = load_candidate(request, application.candidate.public_id)
        return show_feedback(request, candidate, on=public_id)
    return send_back(request, application.candidate, tab="candidate-feedback")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deletion(request: AuthenticatedHttpRequest, public_id: str, feedback_id: str) -> HttpResponse:
    """Ask whether feedback is to be deleted; POST deletes it."""
    candidate = load_candidate(request, public_id)
    given = feedback_of(candidate, request.user, feedback_id)
    DELETE_FEEDBACK.require(request.user, given)
    if request.method == "POST":
        delete_feedback(feedback=given, by=request.user)
        messages.success(request, _("Feedback deleted."))
        return redirect("candidate-feedback", public_id)
    return show_tab(
        request, candidate, "feedback", template="interviews/deletion.html", given=given
    )


def _ask_again(
    request: AuthenticatedHttpRequest,
    application: Application,
    form: FeedbackForm,
    evaluations: object,
) -> HttpResponse:
    candidate = load_candidate(request, application.candidate.public_id)
    return show_feedback(
        request, candidate, on=application.public_id, form=form, evaluations=evaluations
    )
