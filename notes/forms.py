"""What colleagues type in a note."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from base.forms import RefusableForm, offer
from base.text import MAX_REMARK_CHARACTERS


class NoteWords(RefusableForm):
    """What a note says, and to whom in the house."""

    text = forms.CharField(
        label=_("Note"),
        max_length=MAX_REMARK_CHARACTERS,
        error_messages={"required": _("Write something first.")},
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    is_private = forms.BooleanField(
        label=_("Private"),
        required=False,
        help_text=_("Only you can read it, and it never leaves Tandem."),
    )


class NoteForm(NoteWords):
    """A note on the person or on one of the applications that the writer leads."""

    application = forms.ChoiceField(label=_("About"), required=False)

    def __init__(
        self, *args: Any, applications: Sequence[Application], on_person: bool, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.on_person = on_person
        self.applications = {item.public_id: item for item in applications}
        on_jobs = [(key, item.job.title) for key, item in self.applications.items()]
        on_nobody = [("", str(_("The person")))] if on_person else []
        offer(self.fields["application"], on_nobody + on_jobs)

    def chosen(self) -> Application | None:
        return self.applications.get(self.cleaned_data["application"])
