"""Admin center: records that LinkedIn does not hold as they are, why, and sending them again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest, page_before, requires
from accounts.reading import note_reading
from base.errors import DomainError
from base.words import gettext as _
from linkedin_rsc.ledger.resend import NothingFailed, resend_failed
from linkedin_rsc.models import LedgerResend, LedgerRow, Stream
from linkedin_rsc.models.ledger_lookup import FAILED
from linkedin_rsc.pages.causes import causes_of
from linkedin_rsc.pages.problem_rows import named
from linkedin_rsc.pages.problems import find_cause, problems_of
from linkedin_rsc.permissions import RESEND, SEE_LINKEDIN


@login_required
@requires(SEE_LINKEDIN)
@require_GET
def problems(request: AuthenticatedHttpRequest) -> HttpResponse:
    found = problems_of(request.GET)
    rows = named(found.page.rows, request.user) if found else []
    note_reading(
        request, by=request.user, count=len({one.row.candidate for one in rows if one.person})
    )
    context = {
        "problems": found,
        "rows": rows,
        "is_resending": LedgerResend.objects.exists(),
        "may_resend": RESEND.allows(request.user),
    }
    return render(request, "linkedin_rsc/problems/list.html", context)


@login_required
@requires(RESEND)
@require_POST
def resending(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Have a group, a stream's or all failed records sent again, in the background."""
    state, stream = request.POST.get("state", ""), request.POST.get("stream", "")
    try:
        cause = _cause(state, stream, request.POST.get("cause", ""))
        resend_failed(state=state, stream=stream, cause=cause, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        said = _("They are sent again in the background. You can leave this page.")
        messages.success(request, said)
    before = page_before(request)
    return redirect(before if before != "/" else "linkedin-problems")


def _cause(state: str, stream: str, key: str) -> str | None:
    """Return LinkedIn's words that a button meant, None where it meant any. Raise NothingFailed."""
    if not key:
        return None
    is_known = state in FAILED and stream in Stream.values
    known = causes_of(Stream(stream), LedgerRow.State(state)) if is_known else []
    cause = find_cause(known, key)
    if cause is None:
        raise NothingFailed
    return cause.value
