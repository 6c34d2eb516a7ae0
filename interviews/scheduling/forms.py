"""When, where and with whom, as people type it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from base.bidi import isolated
from base.errors import DomainError
from base.forms import EditForm
from base.text import MAX_REMARK_CHARACTERS
from base.time_zones import UTC, checked_zone, zone_named
from interviews.models import Interview
from interviews.models.interview import MAX_PLACE_CHARACTERS
from interviews.scheduling.plans import Plan, moment_in

# The moments of a plan, as the fields that say them.
FIELDS = {"begins_at": "begins", "ends_at": "ends"}


class InterviewForm(EditForm):
    """A day and two times of the clock in one zone, a place, the interviewers, their notes."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day.")},
    )
    begins = forms.TimeField(
        label=_("Begins"), widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    ends = forms.TimeField(
        label=_("Ends"), widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    time_zone = forms.CharField(
        label=_("Time zone"),
        max_length=100,
        required=False,
        help_text=_("The candidate reads times in it; colleagues read them in their own."),
        widget=forms.TextInput(
            {"list": "time-zones", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    place = forms.CharField(
        label=_("Place or link"),
        max_length=MAX_PLACE_CHARACTERS,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    interviewers = forms.MultipleChoiceField(
        label=_("Interviewers"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who interviews.")},
    )
    notes = forms.CharField(
        label=_("Notes for the interviewers"),
        max_length=MAX_REMARK_CHARACTERS,
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("The candidate does not see them, and no mail holds them."),
    )

    def offer(self, team: Sequence[User]) -> None:
        """Let these people be chosen, before the form is shown or read."""
        self.team = {user.public_id: user for user in team}
        choices = [(user.public_id, isolated(user.full_name)) for user in team]
        self.fields["interviewers"].choices = choices  # type: ignore[attr-defined]  # A choice field.

    def plan(self) -> Plan:
        """Return what a valid form says. Raises InvalidInput."""
        given = self.cleaned_data
        name = checked_zone(given["time_zone"]) or UTC
        zone = zone_named(name)
        return Plan(
            begins_at=moment_in(zone, given["day"], given["begins"], "begins"),
            ends_at=moment_in(zone, given["day"], given["ends"], "ends"),
            time_zone=name, place=given["place"], notes=given["notes"],
            interviewers=[self.team[public_id] for public_id in given["interviewers"]],
        )  # fmt: skip

    def refuse(self, error: DomainError) -> None:
        error.field = FIELDS.get(error.field or "", error.field)
        super().refuse(error)


class SchedulingForm(InterviewForm):
    """A new interview, with whether the candidate is asked by mail."""

    invites_candidate = forms.BooleanField(
        label=_("Invite the candidate by mail"), required=False, initial=True
    )


def initial_of(interview: Interview) -> dict[str, Any]:
    """Return what a form to change the interview begins with."""
    with timezone.override(interview.zone):
        begins, ends = (
            timezone.localtime(interview.begins_at),
            timezone.localtime(interview.ends_at),
        )
    return {
        "day": begins.date(), "begins": begins.time(), "ends": ends.time(),
        "time_zone": interview.time_zone, "place": interview.place, "notes": interview.notes,
        "interviewers": [each.interviewer.public_id for each in interview.invitations.all()
                         if each.interviewer],
    }  # fmt: skip
