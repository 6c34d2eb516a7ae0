from django import forms

from accounts.forms import RefusableForm
from applications.models import Application


class RejectionForm(RefusableForm):
    reason = forms.ChoiceField(
        choices=[("", "Choose a reason"), *Application.RejectionReason.choices],
        error_messages={"required": "Choose a reason for the rejection."},
    )
