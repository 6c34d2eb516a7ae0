"""Signing in, and the settings of the person who is signed in."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from accounts import services
from accounts.forms import ChoosePasswordForm, NameForm, PasswordForm, SignInForm
from accounts.http import AuthenticatedHttpRequest
from accounts.models import Role, User


class SignIn(LoginView):
    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form; a fragment whose session has ended takes the whole page here instead."""
        htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]  # Set by middleware.
        if htmx:
            query = urlencode({"next": htmx.current_url_abs_path or "/"})
            return HttpResponseClientRedirect(f"{request.path}?{query}")
        return super().get(request, *args, **kwargs)


class ChoosePassword(PasswordResetConfirmView):
    """Opens the link that an administrator passed on; the link works once and for three days."""

    template_name = "accounts/choose_password.html"
    form_class = ChoosePasswordForm
    post_reset_login = True
    success_url = "/"

    def get_user(self, uidb64: str) -> User | None:
        """Find the person by public id: database keys stay in the house."""
        return User.objects.filter(public_id=uidb64, is_active=True).first()


@require_GET
@login_required
def settings(request: AuthenticatedHttpRequest) -> HttpResponse:
    return _settings_page(request)


@require_POST
@login_required
def name(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = NameForm(request.POST)
    if not form.is_valid():
        return _settings_page(request, name_form=form, status=422)
    services.rename_user(user=request.user, **form.cleaned_data)
    messages.success(request, _("Name saved."))
    return redirect("settings")


@require_POST
@login_required
def password(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = PasswordForm(request.user, request.POST)
    if not form.is_valid():
        return _settings_page(request, password_form=form, status=422)
    services.change_password(user=request.user, password=form.cleaned_data["new_password1"])
    update_session_auth_hash(request, request.user)
    messages.success(request, _("Password changed. You stay signed in here and nowhere else."))
    return redirect("settings")


@require_POST
@login_required
@never_cache
def create_api_token(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Make a key and show it on this one answer: it is stored nowhere in plain text."""
    return _settings_page(request, new_token=services.create_api_token(user=request.user))


@require_POST
@login_required
def revoke_api_token(request: AuthenticatedHttpRequest, digest: str) -> HttpResponse:
    token = get_object_or_404(request.user.api_tokens, digest=digest)
    services.revoke_api_token(token=token, by=request.user)
    messages.success(request, _("Key %(prefix)s… no longer works.") % {"prefix": token.prefix})
    return redirect("settings")


def _settings_page(
    request: AuthenticatedHttpRequest, *, status: int = 200, **context: Any
) -> HttpResponse:
    user = request.user
    context.setdefault(
        "name_form", NameForm({"first_name": user.first_name, "last_name": user.last_name})
    )
    context.setdefault("password_form", PasswordForm(user))
    context["roles"] = [role.label for role in Role if role in user.roles]
    context["api_tokens"] = user.api_tokens.order_by("-id")
    return render(request, "accounts/settings.html", context, status=status)
