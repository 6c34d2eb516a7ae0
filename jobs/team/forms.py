"""Who joins a job's team."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from base.forms import RefusableForm
from base.text import email_address
from jobs.models import TeamMember


class ColleagueForm(RefusableForm):
    """A colleague, named by the address they sign in with."""

    user = forms.CharField(
        label=_("Person"),
        max_length=254,
        help_text=_("Type a name and choose, or enter the e-mail address."),
        error_messages={"required": _("Name the person to add.")},
        widget=forms.TextInput({"list": "people", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_user(self) -> User:
        address = email_address(self.cleaned_data["user"])
        user = User.objects.filter(email=address, is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("Nobody here signs in with this address."))
        return user


class TeamMemberForm(ColleagueForm):
    """Somebody for the team, and in which role."""

    role = forms.ChoiceField(label=_("Role"), choices=TeamMember.Role.choices)
