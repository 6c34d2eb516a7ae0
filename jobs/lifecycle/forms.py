"""Why a job ends."""

from django import forms

from accounts.forms import RefusableForm
from jobs.models import Job


class ClosureForm(RefusableForm):
    reason = forms.ChoiceField(
        label="Why does it end?",
        choices=Job.CloseReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say why: position filled or cancelled."},
    )
