"""The settings of the person who is signed in: name, password, keys."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts import api_tokens
from accounts.history import account_history
from accounts.http import AuthenticatedHttpRequest
from accounts.models import Role
from accounts.passwords.asking import asks_password, note_password_typed
from accounts.passwords.forms import PasswordForm
from accounts.passwords.services import change_password
from accounts.sessions.services import shown_sessions
from accounts.settings.forms import NameForm
from accounts.settings.panels import settings_panels
from accounts.sign_in.attempts import latest_attempts
from accounts.time_zones.forms import TimeZoneForm
from accounts.time_zones.services import choose_time_zone
from accounts.users.services import rename_user
from base.dates import say_exactly
from base.errors import InvalidInput
from base.time_zones import zone_names
from base.words import gettext as _


@login_required
@require_GET
def settings(request: AuthenticatedHttpRequest) -> HttpResponse:
    return _settings_page(request)


@login_required
@require_POST
def name(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = NameForm(request.POST)
    if not form.is_valid():
        return _settings_page(request, name_form=form, status=422)
    rename_user(user=request.user, **form.cleaned_data)
    messages.success(request, _("Name saved."))
    return redirect("settings")


@login_required
@require_POST
def time_zone(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = TimeZoneForm(request.POST)
    if form.is_valid():
        try:
            choose_time_zone(user=request.user, **form.cleaned_data)
        except InvalidInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Time zone saved."))
            return redirect("settings")
    return _settings_page(request, zone_form=form, status=422)


@login_required
@require_POST
def password(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = PasswordForm(request.user, request.POST, request=request)
    if not form.is_valid():
        return _settings_page(request, password_form=form, status=422)
    change_password(
        user=request.user,
        password=form.cleaned_data["new_password1"],
        by=request.user,
        but=request.session.session_key,
    )
    update_session_auth_hash(request, request.user)
    note_password_typed(request)
    messages.success(request, _("Password changed. You stay signed in here and nowhere else."))
    return redirect("settings")


@login_required
@require_POST
@never_cache
@asks_password(section="api-tokens")
def create_api_token(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Make a key and show it on this one answer: it is stored nowhere in plain text."""
    return _settings_page(request, new_token=api_tokens.create_api_token(user=request.user))


@login_required
@require_POST
def revoke_api_token(request: AuthenticatedHttpRequest, digest: str) -> HttpResponse:
    token = get_object_or_404(request.user.api_tokens, digest=digest)
    api_tokens.revoke_api_token(token=token, by=request.user)
    messages.success(request, _("Key %(prefix)s… no longer works.") % {"prefix": token.prefix})
    return redirect("settings")


def _settings_page(
    request: AuthenticatedHttpRequest, *, status: int = 200, **context: Any
) -> HttpResponse:
    user = request.user
    context.setdefault(
        "name_form", NameForm({"first_name": user.first_name, "last_name": user.last_name})
    )
    context.setdefault("password_form", PasswordForm(user, request=request))
    context.setdefault("zone_form", TimeZoneForm(initial={"time_zone": user.time_zone}))
    context["zones"], context["now_here"] = zone_names(), say_exactly(timezone.now())
    context["roles"] = [role.label for role in Role if role in user.roles]
    context["api_tokens"] = user.api_tokens.order_by("-id")
    context["sessions"] = shown_sessions(user, request.session.session_key)
    context["attempts"] = latest_attempts(user)
    context["history"] = account_history(user)
    context["panels"] = settings_panels(user)
    return render(request, "accounts/settings.html", context, status=status)
