"""What people type about their accounts."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    """E-mail address and password. One sentence for every refusal: it tells no stranger who exists."""

    error_messages = {
        "invalid_login": "This e-mail address and password do not belong together. "
        "Check both; passwords know upper and lower case.",
        "inactive": "This account is switched off. Ask your administrator.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"] = forms.EmailField(
            label="E-mail address",
            widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        )
