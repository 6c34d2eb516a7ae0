"""The words of choosing a password; the rules are Django's."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.passwords.services import choose_password
from accounts.sign_in.callers import device_of, ip_address_of
from accounts.sign_in.forms import checked_own_password


class PasswordForm(PasswordChangeForm):
    """The old password and twice the new one."""

    def __init__(self, user: User, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.request = request
        self.fields["old_password"].label = _("Current password")
        self.fields["old_password"].widget.attrs.pop("autofocus", None)
        _explain_new_password(self)

    def clean_old_password(self) -> str:
        return checked_own_password(self.request, self.user, self.cleaned_data["old_password"])


class ChoosePasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # Generic only in stubs.
    """A first or forgotten password, behind an administrator's link."""

    def __init__(self, *args: Any, meta: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meta = meta
        _explain_new_password(self)

    def save(self, commit: bool = True) -> User:
        """Hand over to the service; Django's view calls a form's `save`."""
        user: User = self.user
        choose_password(
            user=user,
            password=self.cleaned_data["new_password1"],
            device=device_of(self.meta),
            ip_address=ip_address_of(self.meta),
        )
        return user


def _explain_new_password(form: forms.Form) -> None:
    form.fields["new_password1"].label = _("New password")
    form.fields["new_password1"].help_text = _(
        "12 to 128 characters. Three or four words that do not belong together are easy to "
        "remember and hard to guess."
    )
    form.fields["new_password2"].label = _("New password again")
    form.fields["new_password2"].help_text = ""
