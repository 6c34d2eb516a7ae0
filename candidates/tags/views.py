"""Putting a tag on a person and taking it off."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from candidates.models import Tag
from candidates.permissions import EDIT_CANDIDATES
from candidates.record.answers import send_back
from candidates.record.frame import load_candidate
from candidates.tags.services import add_tag, remove_tag


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
    EDIT_CANDIDATES.require(request.user, candidate)
    worn = get_object_or_404(Tag, candidates=candidate, name=request.POST.get("name", ""))
    remove_tag(candidate=candidate, tag=worn, by=request.user)
    return send_back(request, candidate, tab="candidate-detail")
