"""Where somebody is signed in, and how they end that: in their settings, and as administrator."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest, requires
from accounts.models import User
from accounts.permissions import MANAGE_USERS
from accounts.sessions import services
from base.words import gettext as _


@login_required
@require_POST
def end_session(request: AuthenticatedHttpRequest, session_id: str) -> HttpResponse:
    session = get_object_or_404(services.open_sessions(request.user), public_id=session_id)
    services.end_session(session=session, by=request.user)
    messages.success(request, _("Signed out of %(device)s.") % {"device": session.device})
    return redirect("settings")


@login_required
@require_POST
def end_other_sessions(request: AuthenticatedHttpRequest) -> HttpResponse:
    key = request.session.session_key
    services.end_sessions(user=request.user, by=request.user, but=key)
    messages.success(request, _("You are signed in here and nowhere else."))
    return redirect("settings")


@login_required
@requires(MANAGE_USERS)
@require_POST
def end_colleagues_sessions(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    user = get_object_or_404(User, public_id=public_id)
    services.sign_out_colleague(user=user, by=request.user)
    messages.success(request, _("%(name)s is signed in nowhere.") % {"name": user})
    return redirect("user-edit", user.public_id)
