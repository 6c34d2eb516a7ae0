"""What administrators type about a colleague."""

from typing import Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from base.forms import RefusableForm


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
        form.fields["seen_roles"] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=" ".join(sorted(user.roles))
        )
        return form

    def clean_seen_roles(self) -> list[str] | None:
        """Return which roles were ticked at first, None where nobody says."""
        shown: str = self.cleaned_data["seen_roles"]
        return shown.split() if "seen_roles" in self.data else None
