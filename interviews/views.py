"""The Feedback tab of a person's record."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from applications.loading import load_application
from applications.models import Application
from base.errors import InvalidInput
from base.words import gettext as _
from candidates.models import Candidate
from candidates.record.answers import send_back
from candidates.record.frame import load_candidate, show_tab
from interviews.forms import EvaluationFormSet, FeedbackForm, evaluations_of
from interviews.queries import applications_to_judge, count_unread_feedback, feedback_page
from interviews.services import give_feedback


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
    return show_tab(
        request,
        candidate,
        "feedback",
        template="interviews/feedback.html",
        page=feedback_page(candidate, request.user, request.GET),
        waiting=count_unread_feedback(candidate, request.user),
        judged=judged,
        chosen=_chosen(judged, on or request.GET.get("application", "")),
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
