"""Which notifications are looked for: by kind, state, days and request."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from base.words import gettext_lazy as _
from linkedin_rsc.models import Notification

INPUT = {"class": "input"}
DAY = {**INPUT, "type": "date"}


class NotificationFilters(forms.Form):
    """What the address says; what cannot be read is said at its field and filters nothing."""

    request_id = forms.CharField(
        max_length=200,
        required=False,
        label=_("Request ID"),
        widget=forms.TextInput({**INPUT, "type": "search", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        choices=[("", _("Every kind")), *Notification.Kind.choices],
        required=False,
        label=_("Kind"),
        widget=forms.Select(INPUT),
    )
    state = forms.ChoiceField(
        choices=[("", _("Every state")), *Notification.State.choices],
        required=False,
        label=_("State"),
        widget=forms.Select(INPUT),
    )
    since = forms.DateField(required=False, label=_("From"), widget=forms.DateInput(DAY))
    until = forms.DateField(required=False, label=_("Until"), widget=forms.DateInput(DAY))

    def found(self) -> QuerySet[Notification]:
        """Return what was looked for without its raw body; up to 2 queries for the days."""
        self.is_valid()
        given: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if value}
        since, until = given.pop("since", None), given.pop("until", None)
        rows = Notification.objects.defer("raw_body").select_related("application__candidate")
        rows = rows.found_by(**given)
        rows = rows.received_from(_midnight(since)) if since else rows
        return rows.received_before(_after(until)) if until else rows

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.values())


def _midnight(day: date) -> datetime:
    """Return the beginning of a day as the reader's clock says it."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _after(day: date) -> datetime:
    return _midnight(day + timedelta(days=1) if day < date.max else day)
