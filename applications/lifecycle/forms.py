from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from base.forms import RefusableForm


class RejectionForm(RefusableForm):
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("Choose a reason")), *Application.RejectionReason.choices],
        error_messages={"required": _("Choose a reason for the rejection.")},
    )
