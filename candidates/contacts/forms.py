"""One e-mail or phone as people type it; whether it can be kept the services say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from base.forms import RefusableForm
from base.words import StrOrPromise

# Also what people paste, such as a name around an address.
MAX_TYPED = 400


def _one(label: StrOrPromise, required: StrOrPromise, inputmode: str) -> forms.CharField:
    attrs = {"autocomplete": "off", "spellcheck": "false", "dir": "auto", "inputmode": inputmode}
    return forms.CharField(
        label=label,
        max_length=MAX_TYPED,
        error_messages={"required": required},
        widget=forms.TextInput(attrs),
    )


class EmailForm(RefusableForm):
    email = _one(_("Add an e-mail"), _("Enter an e-mail address."), "email")


class PhoneForm(RefusableForm):
    phone = _one(_("Add a phone"), _("Enter a phone number."), "tel")
