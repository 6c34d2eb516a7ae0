"""Admin center, tab Users: colleagues, their roles, and whether they may sign in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.history import account_history
from accounts.http import AuthenticatedHttpRequest, requires
from accounts.models import User
from accounts.passwords.asking import asks_password
from accounts.passwords.services import make_password_link
from accounts.permissions import MANAGE_USERS
from accounts.sessions.services import shown_sessions
from accounts.sign_in.attempts import latest_attempts
from accounts.users import services
from accounts.users.asking import ask_about_roles, ask_to_switch_off
from accounts.users.forms import UserForm
from accounts.users.queries import users_page
from base.errors import DomainError
from base.words import gettext as _


@login_required
@requires(MANAGE_USERS)
@require_GET
def users(request: AuthenticatedHttpRequest) -> HttpResponse:
    words = request.GET.get("q", "")
    people, next_after = users_page(words=words, after=request.GET.get("after", ""))
    context = {"people": people, "next_after": next_after, "words": words}
    return render(request, "accounts/users/list.html", context)


@login_required
@requires(MANAGE_USERS)
@require_http_methods(["GET", "POST"])
@asks_password()
def add_user(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = UserForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.add_user(by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            said = _("%(name)s is added. Send the sign-in link to %(email)s.")
            messages.success(request, said % {"name": user, "email": user.email})
            return redirect("user-edit", user.public_id)
    status = 422 if form.errors else 200
    return render(request, "accounts/users/add.html", {"form": form}, status=status)


@login_required
@requires(MANAGE_USERS)
@require_http_methods(["GET", "POST"])
@asks_password()
def edit_user(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    user = _load_user(public_id)
    form = UserForm.of(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if question := ask_about_roles(request, user, form):
                return question
            user = services.edit_user(user=user, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": user})
            return redirect("admin-center")
    return _edit_page(request, user, form, status=422 if form.errors else 200)


@login_required
@requires(MANAGE_USERS)
@require_http_methods(["GET", "POST"])
def deactivate_user(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Say what is lost with the account, and switch it off."""
    user = _load_user(public_id)
    if request.method == "GET":
        return ask_to_switch_off(request, user)
    services.deactivate_user(user=user, by=request.user)
    messages.success(request, _("%(name)s can no longer sign in.") % {"name": user})
    return redirect("user-edit", user.public_id)


@login_required
@requires(MANAGE_USERS)
@require_POST
@asks_password()
def reactivate_user(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    user = _load_user(public_id)
    services.reactivate_user(user=user, by=request.user)
    messages.success(request, _("%(name)s can sign in again.") % {"name": user})
    return redirect("user-edit", user.public_id)


@login_required
@requires(MANAGE_USERS)
@require_POST
@never_cache
@asks_password(section="access")
def password_link(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show, on this one answer, a link by which the person chooses a password."""
    user = _load_user(public_id)
    link = make_password_link(user=user, by=request.user)
    return _edit_page(request, user, UserForm.of(user), password_link=link)


def _load_user(public_id: str) -> User:
    return get_object_or_404(User, public_id=public_id)


def _edit_page(
    request: AuthenticatedHttpRequest,
    user: User,
    form: UserForm,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    context |= {
        "person": user, "form": form, "is_self": user == request.user,
        "sessions": shown_sessions(user), "attempts": latest_attempts(user),
        "history": account_history(user),
    }  # fmt: skip
    return render(request, "accounts/users/edit.html", context, status=status)
