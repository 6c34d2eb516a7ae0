"""Two people or one: the decision on a possible duplicate, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from candidates.duplicates.queries import pair_of
from candidates.duplicates.services import refuse_duplicate, reopen_duplicate
from candidates.models import Candidate, PossibleDuplicate
from candidates.record.answers import send_back


@login_required
@require_POST
def refuse(request: AuthenticatedHttpRequest, public_id: str, other_id: str) -> HttpResponse:
    """Remember that these are two people."""
    candidate, pair = _load_pair(request, public_id, other_id)
    refuse_duplicate(pair=pair, by=request.user)
    said = _("Remembered as two people. You can compare them again on this page.")
    messages.success(request, said)
    return send_back(request, candidate, tab="candidate-detail")


@login_required
@require_POST
def reopen(request: AuthenticatedHttpRequest, public_id: str, other_id: str) -> HttpResponse:
    """Take the decision back."""
    candidate, pair = _load_pair(request, public_id, other_id)
    reopen_duplicate(pair=pair, by=request.user)
    return send_back(request, candidate, tab="candidate-detail")


def _load_pair(
    request: AuthenticatedHttpRequest, public_id: str, other_id: str
) -> tuple[Candidate, PossibleDuplicate]:
    """Return the person and the noted likeness; both people must be open to this user."""
    people = Candidate.objects.visible_to(request.user)
    candidate = get_object_or_404(people, public_id=public_id)
    other = get_object_or_404(people, public_id=other_id)
    return candidate, get_object_or_404(pair_of(candidate, other))
