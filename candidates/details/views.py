"""The form by which a person is changed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.http import AuthenticatedHttpRequest
from accounts.reading import note_reading
from base.errors import InvalidInput
from base.words import gettext as _
from candidates.details.forms import CandidateForm
from candidates.details.services import edit_candidate
from candidates.permissions import DECIDE_ACCESS, EDIT_CANDIDATES
from candidates.record.answers import send_back
from candidates.record.frame import load_candidate


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    EDIT_CANDIDATES.require(request.user, candidate)
    name = candidate.full_name
    form = CandidateForm(request.POST or None, user=request.user, candidate=candidate)
    if form.is_valid():
        try:
            edit_candidate(candidate=candidate, by=request.user, **form.details())
        except InvalidInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved %(name)s.") % {"name": candidate.full_name})
            return send_back(request, candidate, tab="candidate-detail")
    note_reading(request, by=request.user, candidate=public_id)
    return show_form(
        request, form, candidate=candidate, name=name, only_deciders=DECIDE_ACCESS.sentence
    )


def show_form(
    request: AuthenticatedHttpRequest, form: CandidateForm, **context: object
) -> HttpResponse:
    """Render the form of a person, new or known; a refused one answers 422."""
    template = "candidates/candidate/form.html"
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, **context}, status=status)
