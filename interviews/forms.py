"""What interviewers type."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.forms import RefusableForm
from base.text import MAX_REMARK_CHARACTERS
from interviews.models import InterviewFeedback
from interviews.services import Evaluation

EVALUATION_ROWS = 4


class FeedbackForm(RefusableForm):
    """What an interviewer thought of one application, with a few judged attributes."""

    recommendation = forms.ChoiceField(
        choices=InterviewFeedback.Recommendation.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a recommendation.")},
    )
    kind = forms.ChoiceField(
        label=_("How you talked"),
        choices=[("", _("Another way")), *InterviewFeedback.Kind.choices],
        required=False,
    )
    feedback = forms.CharField(
        label=_("What you thought"),
        max_length=MAX_REMARK_CHARACTERS,
        error_messages={"required": _("Say what you thought.")},
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
        help_text=_("What you asked, what you heard, what it means for this job."),
    )


class EvaluationForm(forms.Form):
    """One judged attribute, such as Communication: 4 of 5."""

    attribute = forms.CharField(max_length=100, required=False)
    result = forms.CharField(max_length=100, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("attribute") and not given.get("result"):
            self.add_error("result", _("Say how they did."))
        if given.get("result") and not given.get("attribute"):
            self.add_error("attribute", _("Say what you judged."))
        return given


EvaluationFormSet = forms.formset_factory(EvaluationForm, extra=EVALUATION_ROWS, max_num=20)


def evaluations_of(formset: Any) -> list[Evaluation]:
    """Return the rows that were filled in."""
    rows = [form.cleaned_data for form in formset if form.cleaned_data.get("attribute")]
    return [{"attribute": row["attribute"], "result": row["result"]} for row in rows]
