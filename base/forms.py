"""Forms that show a refusal, that notice a colleague's changes, and that offer choices."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from base.errors import DomainError
from base.words import StrOrPromise
from base.words import gettext_lazy as _

MAX_OFFERED = 200


class RefusableForm(forms.Form):
    """A form that can also show why the service refused."""

    def refuse(self, error: DomainError) -> None:
        """Show the refusal at its field, or on top where the form has no such field."""
        self.add_error(error.field if error.field in self.fields else None, error.message)

    def remember(self, name: str, value: str) -> None:
        """Give a hidden field a value: whoever has read a refusal and saves again means it."""
        again = QueryDict(mutable=True)
        again.update(self.data)
        again[name] = value
        self.data = again


class AskingForm(RefusableForm):
    """A form that says what an act takes from whom, and takes it from who has read that."""

    agreed = forms.CharField(required=False, widget=forms.HiddenInput)

    def ask(self, what: str) -> None:
        """Refuse once with what happens; whoever saves the same again has agreed to just that."""
        if self.data.get(self.add_prefix("agreed")) != what:
            self.remember("agreed", what)
            raise forms.ValidationError(_("%(what)s Save again if you mean it.") % {"what": what})


class EditForm(RefusableForm):
    """A form about something that a colleague may change while it stands open."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def watch(self, changed_at: datetime | None) -> None:
        """Say when the thing last changed; None for one that is still to be made."""
        self.changed_at = changed_at.isoformat() if changed_at else ""
        self.initial["seen"] = self.changed_at

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.pop("seen", "") in {"", self.changed_at}:
            return given
        self.remember("seen", self.changed_at)
        raise forms.ValidationError(
            _(
                "A colleague saved changes while you were typing. Yours are still here and not "
                "saved: compare in another tab, or save again to put yours in their place."
            )
        )


class RowField(forms.ChoiceField):
    """One of some rows, by public id: a bounded choice, though any of them is accepted.

    A form calls `offer` before it is shown or read; its value is the row, None without one.
    """

    refusal: StrOrPromise = _("Choose one of these.")

    def offer(self, rows: QuerySet[Any], chosen: str, none: StrOrPromise) -> None:
        """Let these be chosen; `chosen` is shown wherever it stands, `none` says that none is."""
        self.rows = rows
        offered = {row.public_id: str(row) for row in rows[:MAX_OFFERED]}
        if chosen and chosen not in offered:
            offered |= {row.public_id: str(row) for row in rows.filter(public_id=chosen)}
        self.choices = [("", none), *offered.items()]

    def clean(self, value: Any) -> Any:
        if not (value or self.required):
            return None
        row = self.rows.filter(public_id=value).first()
        if row is None:
            raise forms.ValidationError(self.refusal)
        return row


def offer(field: forms.Field, choices: Sequence[tuple[str, StrOrPromise]]) -> None:
    """Give a choice field what can be chosen at the moment."""
    field.choices = choices  # type: ignore[attr-defined]  # Only called with choice fields.
