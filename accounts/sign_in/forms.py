from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from accounts.sign_in import throttling


class SignInForm(AuthenticationForm):
    """E-mail address and password. One sentence for every refusal: strangers learn nothing."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _(
            "This e-mail address and password do not belong together. "
            "Check both; passwords know upper and lower case."
        ),
        "paused": _(
            "Too many attempts with this e-mail address. Wait 15 minutes, or ask an "
            "administrator for a link to choose a new password."
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"] = forms.EmailField(
            label=_("E-mail address"),
            widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        )

    def clean(self) -> dict[str, Any]:
        address = self.cleaned_data.get("username", "")
        if throttling.is_paused(self.request, address):
            raise forms.ValidationError(self.error_messages["paused"], code="paused")
        try:
            cleaned = super().clean()
        except forms.ValidationError:
            throttling.count_failure(self.request, address)
            raise
        if address and cleaned.get("password"):
            throttling.forget_failures(self.request, address)
        return cleaned
