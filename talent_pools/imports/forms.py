from django import forms

from base.forms import RefusableForm
from base.words import gettext_lazy as _


class SheetForm(RefusableForm):
    file = forms.FileField(
        label=_("CSV or XLSX file"),
        error_messages={
            "required": _("Choose the file first."),
            "empty": _("This file is empty."),
        },
        widget=forms.FileInput({"accept": ".csv,.xlsx,text/csv"}),
    )
