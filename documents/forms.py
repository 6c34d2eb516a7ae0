"""What is asked about a file that is handed in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings

from applications.models import Application
from base.forms import RefusableForm, offer
from base.words import gettext_lazy as _
from documents.models import Document
from documents.types import ENDINGS

ACCEPTED = ",".join(ending for endings in ENDINGS.values() for ending in endings)


class DocumentForm(RefusableForm):
    """A file about the person, or with one of the applications to which this user adds."""

    file = forms.FileField(
        label=_("File"),
        error_messages={
            "required": _("Choose the file first."),
            "empty": _("This file is empty."),
        },
        widget=forms.FileInput({"accept": ACCEPTED}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Document.Kind.choices)
    application = forms.ChoiceField(label=_("About"), required=False)

    def __init__(
        self, *args: Any, applications: Sequence[Application], on_person: bool, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        said = _("PDF, Word, OpenDocument, RTF, text or an image, at most %(count)d MiB.")
        self.fields["file"].help_text = said % {"count": settings.DOCUMENT_MAX_MIB}
        self.applications = {item.public_id: item for item in applications}
        on_jobs = [(key, item.job.title) for key, item in self.applications.items()]
        on_nobody = [("", str(_("The person")))] if on_person else []
        offer(self.fields["application"], on_nobody + on_jobs)

    def chosen(self) -> Application | None:
        return self.applications.get(self.cleaned_data["application"])
