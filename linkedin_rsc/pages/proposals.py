"""What a person shared on LinkedIn that differs from what stands here, and the decision."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from base.errors import DomainError
from base.words import gettext as _
from candidates.models import Candidate
from candidates.permissions import EDIT_CANDIDATES
from candidates.record.answers import send_back
from candidates.record.frame import load_candidate
from linkedin_rsc.models import ContactProposal
from linkedin_rsc.profile.proposals import accept_proposal, decline_proposal


def proposals_of(candidate: Candidate) -> QuerySet[ContactProposal]:
    """Return what is to be decided, one of a kind at most."""
    return ContactProposal.objects.filter(candidate=candidate, state=ContactProposal.State.OPEN)


@login_required
@require_POST
def accept(request: AuthenticatedHttpRequest, public_id: str, proposal_id: str) -> HttpResponse:
    """Put what they shared in place of what stands."""
    said = _("Changed to what they shared.")
    return _decide(request, public_id, proposal_id, accept_proposal, said)


@login_required
@require_POST
def decline(request: AuthenticatedHttpRequest, public_id: str, proposal_id: str) -> HttpResponse:
    """Keep what stands."""
    said = _("Nothing was changed. This is not proposed again.")
    return _decide(request, public_id, proposal_id, decline_proposal, said)


def _decide(
    request: AuthenticatedHttpRequest,
    public_id: str,
    proposal_id: str,
    act: Callable[..., None],
    said: str,
) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    EDIT_CANDIDATES.require(request.user, candidate)
    proposals = ContactProposal.objects.filter(candidate=candidate)
    proposal = get_object_or_404(proposals, public_id=proposal_id)
    try:
        act(proposal=proposal, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, said)
    return send_back(request, candidate, tab="candidate-linkedin")
