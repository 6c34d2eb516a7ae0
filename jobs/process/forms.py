"""A stage of a job's process."""

from django import forms
from django.utils.translation import gettext_lazy as _

from base.forms import RefusableForm
from jobs.process.services import MAX_NAME_CHARACTERS, MIDDLE_KINDS


class StageForm(RefusableForm):
    """A stage to add to a draft's process."""

    name = forms.CharField(
        label=_("Name"),
        max_length=MAX_NAME_CHARACTERS,
        help_text=_("Candidates may read it on their status page."),
        error_messages={"required": _("Give the stage a name.")},
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(kind.value, kind.label) for kind in MIDDLE_KINDS]
    )
