"""What is asked about files that are handed in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from applications.models import Application
from base.errors import DomainError
from base.forms import RefusableForm, offer
from base.sizes import MIB, say_size
from base.words import gettext_lazy as _
from documents.limits import FILES_AT_ONCE
from documents.models import Document
from documents.types import ENDINGS

ACCEPTED = ",".join(ending for endings in ENDINGS.values() for ending in endings)


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, as a list; what each of them is worth, the service says."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        if not data:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(data) > FILES_AT_ONCE:
            said = _("Choose at most %(count)d files at once.")
            raise forms.ValidationError(said % {"count": FILES_AT_ONCE})
        return list(data)


class DocumentForm(RefusableForm):
    """Files about the person, or with one of the applications to which this user adds."""

    file = FilesField(
        label=_("Files"),
        error_messages={"required": _("Choose the file first.")},
        widget=ManyFiles({"accept": ACCEPTED}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Document.Kind.choices)
    application = forms.ChoiceField(label=_("About"), required=False)

    def __init__(
        self, *args: Any, applications: Sequence[Application], on_person: bool, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        said = _("PDF, Word, OpenDocument, RTF, text or images, at most %(size)s each.")
        limit = say_size(settings.DOCUMENT_MAX_MIB * MIB)
        self.fields["file"].help_text = said % {"size": limit}
        self.applications = {item.public_id: item for item in applications}
        on_jobs = [(key, item.job.title) for key, item in self.applications.items()]
        on_nobody = [("", str(_("The person")))] if on_person else []
        offer(self.fields["application"], on_nobody + on_jobs)

    def chosen(self) -> Application | None:
        return self.applications.get(self.cleaned_data["application"])

    def refuse_file(self, file: "UploadedFile[bytes]", error: DomainError) -> None:
        """Show why one of the files was refused, by its name; anything else by itself."""
        if error.field != "file":
            self.refuse(error)
        else:
            said = _("%(name)s: %(reason)s") % {"name": file.name, "reason": error.message}
            self.add_error("file", said)
