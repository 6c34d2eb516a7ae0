"""The LinkedIn tabs: what LinkedIn holds of a job or a candidate, and why."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest
from base.words import gettext as _
from candidates.record.answers import is_local
from candidates.record.frame import load_candidate, show_tab
from jobs.loading import load_job
from jobs.permissions import SEE_CHANNELS
from linkedin_rsc.connection.outages import Scope, lost
from linkedin_rsc.ledger.resend import InFlight, NothingToSend, resend
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.pages.entries import entries_of_candidate, entries_of_job
from linkedin_rsc.pages.findable import say_findable
from linkedin_rsc.pages.further import further
from linkedin_rsc.pages.held_exports import exports_of
from linkedin_rsc.pages.leaving import leaving_job
from linkedin_rsc.pages.mending import mend_job, mend_person
from linkedin_rsc.pages.posting import posting_of
from linkedin_rsc.pages.profile import standing_of, with_standing
from linkedin_rsc.pages.profile_widget import widget_for
from linkedin_rsc.pages.quiet import has_failed, quiet_line
from linkedin_rsc.pages.readers import Reader
from linkedin_rsc.pages.sight import sight_of_team
from linkedin_rsc.pages.widget import allows_widget
from linkedin_rsc.pages.words import held_back
from linkedin_rsc.permissions import RESEND
from linkedin_rsc.streams import candidates, jobs
from linkedin_rsc.streams.people import facts_of
from linkedin_rsc.streams.poster import poster_of
from linkedin_rsc.streams.sharing import Sharing


@login_required
@require_GET
def job_linkedin(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    job = load_job(request, public_id)
    SEE_CHANNELS.require(request.user, job)
    sharing = Sharing.current()
    entries = entries_of_job(job, request.user, sharing)
    hold = None if entries else jobs.hold(job, sharing)
    words = held_back(hold) if hold else ""
    row = entries[0].row if entries else None
    context = {
        "job": job, "entries": entries, "hold": hold, "words": words,
        "remedy": mend_job(job, hold, request.user),
        "quiet": quiet_line(entries), "has_failed": has_failed(entries),
        "findable": say_findable(job, row, sharing), "sight": sight_of_team(job, sharing),
        "leaving": leaving_job(job), "posting": posting_of(row, sharing),
        "poster": poster_of(job), "outages": lost(sharing.switched_off, Scope.JOB),
    }  # fmt: skip
    return render(request, "linkedin_rsc/profile/job.html", context)


@login_required
@require_GET
@allows_widget
def candidate_linkedin(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    sharing = Sharing.current()
    more = partial(with_standing, user=request.user, sharing=sharing)
    candidate: Any = load_candidate(request, public_id, more)
    reader = Reader.of(candidate, request.user)
    entries = entries_of_candidate(candidate, reader, request.user, sharing)
    is_withheld = reader.withholds(sharing)
    hold = None
    if not (entries or is_withheld):
        hold = candidates.hold(facts_of(candidate), sharing)
    standing = standing_of(candidate, sharing)
    return show_tab(
        request,
        candidate,
        "linkedin",
        template="linkedin_rsc/profile/candidate.html",
        standing=standing,
        widget=(
            widget_for(candidate, request.user, sharing, entries) if standing.may_decide else None
        ),
        entries=entries,
        quiet=quiet_line(entries),
        has_failed=has_failed(entries),
        held_exports=exports_of(candidate, request.user),
        outages=lost(sharing.switched_off, Scope.PERSON),
        hold=hold,
        words=held_back(reader.hold_as_known(hold)) if hold else "",
        remedy=mend_person(candidate, hold, request.user),
        is_withheld=is_withheld,
        **(further(candidate, request.user, reader.applications) if candidate.has_further else {}),
    )


@login_required
@require_POST
def ledger_resend(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Send one record again and go back to where the button was."""
    RESEND.require(request.user)
    row = get_object_or_404(LedgerRow.objects.with_public_id(public_id))
    try:
        resend(row=row, by=request.user)
    except (InFlight, NothingToSend) as refusal:
        messages.error(request, refusal.message)
    else:
        said = _("%(stream)s %(record)s is queued again.")
        words = said % {"stream": row.get_stream_display(), "record": row.record}
        messages.success(request, words)
    wanted = request.POST.get("next", "")
    return redirect(wanted if is_local(wanted, request) else "linkedin-tab")
