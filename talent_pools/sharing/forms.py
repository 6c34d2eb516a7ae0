"""With whom a pool is shared."""

from django import forms

from accounts.models import User
from base.forms import RefusableForm
from base.text import email_address
from base.words import gettext_lazy as _
from talent_pools.queries import colleagues


class ContributorForm(RefusableForm):
    """A colleague, named by the address they sign in with."""

    contributors = forms.CharField(
        label=_("Colleague"),
        max_length=254,
        help_text=_("Type a name and choose, or enter the e-mail address."),
        error_messages={"required": _("Name the colleague.")},
        widget=forms.TextInput(
            {"list": "colleagues", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

    def clean_contributors(self) -> User:
        address = email_address(self.cleaned_data["contributors"])
        user = colleagues().filter(email=address).first()
        if user is None:
            raise forms.ValidationError(_("Nobody here signs in with this address."))
        return user
