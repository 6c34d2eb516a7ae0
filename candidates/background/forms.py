"""One skill, position, education or number of years as people type it."""

from typing import Any

from django import forms

from base.forms import RefusableForm
from candidates.background.entries import MAX_CHARACTERS, WORDS, Kind
from candidates.models import BackgroundEntry


class EntryForm(RefusableForm):
    """Asks for what a kind has; whether it can be kept the services say."""

    title = forms.CharField(max_length=MAX_CHARACTERS, required=False)
    organization = forms.CharField(max_length=MAX_CHARACTERS, required=False)

    def __init__(
        self, *args: Any, kind: Kind, entry: BackgroundEntry | None = None, **kwargs: Any
    ) -> None:
        self.kind, self.entry = kind, entry
        if entry:
            kwargs["initial"] = {"title": entry.title, "organization": entry.organization}
        kwargs["auto_id"] = f"id_{entry.public_id if entry else kind}_%s"
        super().__init__(*args, **kwargs)
        words = WORDS[kind]
        self.fields["title"].label = words.title
        self.fields["organization"].label = words.organization
        if not words.organization:
            del self.fields["organization"]
        for field in self.fields.values():
            field.widget.attrs |= {"dir": "auto", "autocomplete": "off"}
        if kind == Kind.YEARS:
            self.fields["title"].widget.attrs["inputmode"] = "numeric"
