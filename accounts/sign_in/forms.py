from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sign_in.guesses import Paused
from accounts.sign_in.passwords import is_own_password, user_with_password


def checked_own_password(request: HttpRequest, user: User, typed: str) -> str:
    """Return what whoever is signed in typed as their password; raise ValidationError."""
    try:
        is_right = is_own_password(request, user, typed)
    except Paused as pause:
        raise forms.ValidationError(pause.message, code=pause.code) from pause
    if not is_right:
        raise forms.ValidationError(_("This is not your password."), code="wrong")
    return typed


class SignInForm(AuthenticationForm):
    """E-mail address and password. One sentence for every refusal: strangers learn nothing."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _(
            "This e-mail address and password do not belong together. "
            "Check both; passwords know upper and lower case."
        ),
    }

    request: HttpRequest

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"] = forms.EmailField(
            label=_("E-mail address"),
            widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "username" in given and "password" in given:
            try:
                self.user_cache = user_with_password(self.request, given["username"], self._find)
            except Paused as pause:
                raise forms.ValidationError(pause.message, code=pause.code) from pause
            if self.user_cache is None:
                raise self.get_invalid_login_error()
        return given

    def _find(self) -> User | None:
        given = self.cleaned_data
        return authenticate(self.request, username=given["username"], password=given["password"])
