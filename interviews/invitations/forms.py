"""What a candidate says to an invitation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from base.forms import RefusableForm
from interviews.models import Invitation
from interviews.models.invitation import MAX_COMMENT_CHARACTERS


class AnswerForm(RefusableForm):
    """Whether it suits them, with a word; `seen` is the interview's sequence on the page."""

    answer = forms.ChoiceField(
        label=_("Does this suit you?"),
        choices=[
            (Invitation.Answer.ACCEPTED, _("Yes, I will be there")),
            (Invitation.Answer.DECLINED, _("No, it does not suit me")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it suits you.")},
    )
    comment = forms.CharField(
        label=_("A word to us"),
        max_length=MAX_COMMENT_CHARACTERS,
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("Such as other times that would suit you."),
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
