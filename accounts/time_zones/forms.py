from django import forms
from django.utils.translation import gettext_lazy as _

from base.forms import RefusableForm


class TimeZoneForm(RefusableForm):
    """A zone as people write it, with those known as suggestions; the service says which it is."""

    time_zone = forms.CharField(
        label=_("Time zone"),
        max_length=100,
        required=False,
        help_text=_("A city such as Berlin or New York; the list follows what you type."),
        widget=forms.TextInput(
            {"list": "time-zones", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
