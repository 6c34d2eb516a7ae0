"""Asks for the password again before what gives power: keys, links, roles, LinkedIn's sight.

    @login_required
    @requires(MANAGE_USERS)
    @asks_password(section="access")
    def password_link(request, ...):

Whoever has typed no password for ten minutes gets a form that holds all they sent. It goes to the
same address with the password, and then is done what was asked for: nothing typed is lost, and
nothing is kept meanwhile.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django_htmx.http import reswap, retarget

from accounts.http import AuthenticatedHttpRequest, View, kept_fields, own_path, page_before
from accounts.sign_in.forms import checked_own_password

ASKED_AGAIN_AFTER_S = 10 * 60
TYPED_AT = "password_typed_at"


class OwnPasswordForm(forms.Form):
    """The password of whoever is signed in; `came_from` is where cancelling leads."""

    own_password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password", "autofocus": True}),
    )
    came_from = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: AuthenticatedHttpRequest) -> None:
        is_answered = "own_password" in request.POST
        super().__init__(
            request.POST if is_answered else None, initial={"came_from": page_before(request)}
        )
        self.request = request

    def clean_own_password(self) -> str:
        typed = self.cleaned_data["own_password"]
        return checked_own_password(self.request, self.request.user, typed)


def note_password_typed(request: HttpRequest) -> None:
    """Ask for no password for a while: it has just been typed."""
    request.session[TYPED_AT] = int(time.time())


def asks_password(*, section: str = "") -> Callable[[View], View]:
    """Decorate a view whose POST gives power; `section` is the part of its page that answers."""

    def decorate(view: View) -> View:
        @wraps(view)
        def asked(request: AuthenticatedHttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST" or _typed_lately(request):
                return view(request, *args, **kwargs)
            form = OwnPasswordForm(request)
            if form.is_valid():
                note_password_typed(request)
                return view(request, *args, **kwargs)
            return _ask(request, form, section)

        return asked  # type: ignore[return-value]  # Takes what the view takes.

    return decorate


def _typed_lately(request: HttpRequest) -> bool:
    return bool(time.time() - request.session.get(TYPED_AT, 0) < ASKED_AGAIN_AFTER_S)


def _ask(request: AuthenticatedHttpRequest, form: OwnPasswordForm, section: str) -> HttpResponse:
    context = {
        "form": form,
        "kept": kept_fields(request, but=form.fields),
        "action": f"{request.get_full_path()}#{section}" if section else request.get_full_path(),
        "back": own_path(request, form["came_from"].value()),
    }
    status = 422 if form.errors else 200
    response = render(request, "accounts/own_password.html", context, status=status)
    if request.htmx:
        reswap(retarget(response, "body"), "innerHTML")
    return response
