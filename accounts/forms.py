"""What people type about accounts. Forms check; services save."""

from typing import Any, Self

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts import throttling
from accounts.models import Role, User
from accounts.services import change_password
from base.forms import RefusableForm


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


class NameForm(forms.Form):
    first_name = forms.CharField(
        label=_("First name"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "family-name"}),
    )


class PasswordForm(PasswordChangeForm):
    """The old password and twice the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Current password")
        self.fields["old_password"].widget.attrs.pop("autofocus", None)
        _explain_new_password(self)


class ChoosePasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # Generic only in stubs.
    """A first or forgotten password, behind an administrator's link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _explain_new_password(self)

    def save(self, commit: bool = True) -> User:
        """Hand over to the service; Django's view calls a form's `save`."""
        user: User = self.user
        change_password(user=user, password=self.cleaned_data["new_password1"])
        return user


class UserForm(RefusableForm):
    """A colleague, as administrators add and edit them."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    first_name = forms.CharField(label=_("First name"), max_length=100, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=100)
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Without a role a person can still be an interviewer on a job's team."),
    )

    @classmethod
    def of(cls, user: User, data: QueryDict | None = None) -> Self:
        """Make the form for a person who exists; the address identifies them and stays."""
        initial = {
            "first_name": user.first_name,
            "last_name": user.last_name,
            "roles": sorted(user.roles),
        }
        form = cls(data, initial=initial)
        del form.fields["email"]
        return form


def _explain_new_password(form: forms.Form) -> None:
    form.fields["new_password1"].label = _("New password")
    form.fields["new_password1"].help_text = _("At least 8 characters; nothing close to your name.")
    form.fields["new_password2"].label = _("New password again")
    form.fields["new_password2"].help_text = ""
