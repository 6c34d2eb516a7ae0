"""The list of people, and the form by which one is added or changed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.http import AuthenticatedHttpRequest
from accounts.policy import may_create_candidate, require
from base.errors import InvalidInput
from candidates import policy
from candidates.forms import CandidateForm
from candidates.models import Source, Tag
from candidates.queries.people import (
    APPLICATION_CHOICES,
    PeopleFilter,
    count_people,
    people_page,
    tag_choices,
)
from candidates.services.arrivals import add_candidate
from candidates.services.candidates import add_tag, edit_candidate, remove_tag
from candidates.views.answers import send_back
from candidates.views.tabs import load_candidate
from jobs.services import JobIsNotOpen

RESULTS = "people"
EDITED_BY = "Only recruiters and hiring managers edit candidates."


@login_required
@require_safe
@vary_on_headers("HX-Request", "HX-Target")
def people(request: AuthenticatedHttpRequest) -> HttpResponse:
    """List the people this user may open; htmx gets the results alone."""
    chosen = PeopleFilter.from_query(request.GET)
    context = {
        "chosen": chosen,
        "page": people_page(chosen, request.user, request.GET),
        "total": count_people(chosen, request.user),
        "sources": Source.Kind.choices,
        "applications": APPLICATION_CHOICES.items(),
        "tags": tag_choices(chosen, request.user),
    }
    is_inside = request.htmx and request.htmx.target == RESULTS
    template = "_results.html" if is_inside else "list.html"
    return render(request, f"candidates/people/{template}", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Add a person; `?job=` proposes the job to put them on."""
    require(may_create_candidate(request.user), "Your role does not add candidates.")
    form = CandidateForm(request.POST or None, user=request.user, job=request.GET.get("job", ""))
    if form.is_valid():
        try:
            candidate = add_candidate(by=request.user, **form.details())
        except (InvalidInput, JobIsNotOpen) as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Added {candidate.full_name}.")
            return redirect("candidate-detail", candidate.public_id)
    return _show_form(request, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    require(policy.may_edit_candidates(request.user), EDITED_BY)
    name = candidate.full_name
    form = CandidateForm(request.POST or None, user=request.user, candidate=candidate)
    if form.is_valid():
        try:
            edit_candidate(candidate=candidate, by=request.user, **form.details())
        except InvalidInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Saved {candidate.full_name}.")
            return send_back(request, candidate, tab="candidate-detail")
    return _show_form(request, form, candidate=candidate, name=name)


def _show_form(
    request: AuthenticatedHttpRequest, form: CandidateForm, **context: object
) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(
        request, "candidates/candidate/form.html", {"form": form, **context}, status=status
    )


@login_required
@require_POST
def tag(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Put the tag named in `name` on a person."""
    candidate = load_candidate(request, public_id)
    add_tag(candidate=candidate, name=request.POST.get("name", ""), by=request.user)
    return send_back(request, candidate, tab="candidate-detail")


@login_required
@require_POST
def untag(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Take the tag named in `name` off a person."""
    candidate = load_candidate(request, public_id)
    require(policy.may_edit_candidates(request.user), EDITED_BY)
    worn = get_object_or_404(Tag, candidates=candidate, name=request.POST.get("name", ""))
    remove_tag(candidate=candidate, tag=worn, by=request.user)
    return send_back(request, candidate, tab="candidate-detail")
