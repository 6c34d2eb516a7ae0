"""Admin center: the connection doctor. Looking asks LinkedIn nothing; the button does."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest, requires
from base.words import gettext as _
from linkedin_rsc.connect import checks
from linkedin_rsc.models import Connection
from linkedin_rsc.permissions import MANAGE_LINKEDIN, SEE_LINKEDIN


@login_required
@requires(SEE_LINKEDIN)
@require_GET
def doctor(request: AuthenticatedHttpRequest) -> HttpResponse:
    here, asked = checks.checks_here(Connection.current()), checks.kept_checks()
    context = {
        "groups": [
            (_("Asked of LinkedIn"), asked),
            (_("Known here"), here),
        ],
        "worst": checks.worst([*here, *asked]),
        "asked_at": max((one.found_at for one in asked if one.found_at), default=None),
        "may_manage": MANAGE_LINKEDIN.allows(request.user),
    }
    return render(request, "linkedin_rsc/doctor.html", context)


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
def examination(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Ask LinkedIn now. The page works without a worker, for it may be the one that is missing."""
    checks.examine(by=request.user)
    messages.success(request, _("LinkedIn was asked; its answers are below."))
    return redirect("linkedin-doctor")
