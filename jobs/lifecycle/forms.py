"""Why a job ends."""

from django import forms
from django.utils.translation import gettext_lazy as _

from base.forms import RefusableForm
from jobs.models import Job


class ClosureForm(RefusableForm):
    reason = forms.ChoiceField(
        label=_("Why does it end?"),
        choices=Job.CloseReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say why: position filled or cancelled.")},
    )
