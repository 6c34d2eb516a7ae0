"""What is typed about a pool."""

from django import forms

from base.forms import RefusableForm
from base.words import gettext_lazy as _
from talent_pools.pools.names import MAX_DESCRIPTION, MAX_NAME


class PoolForm(RefusableForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=MAX_NAME,
        error_messages={"required": _("Name the pool.")},
        widget=forms.TextInput({"autocomplete": "off", "dir": "auto", "autofocus": True}),
    )
    description = forms.CharField(
        label=_("What it is for"),
        max_length=MAX_DESCRIPTION,
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
