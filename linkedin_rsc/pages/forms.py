"""What administrators type on the tab. Forms check their shape; the services know the rules."""

import json
from collections.abc import Sequence
from typing import Any, Self

from django import forms

from base.forms import RefusableForm
from base.words import StrOrPromise
from base.words import gettext_lazy as _
from linkedin_rsc.models import Connection, FieldGroup

# A choice of fifty contracts in the widget has about 8,000 characters.
MAX_WIDGET_VALUE = 50_000


class ContractForm(RefusableForm):
    contract_id = forms.CharField(
        max_length=60,
        label=_("Contract ID"),
        help_text=_("A number such as 550017; a Recruiter administrator can name it."),
        error_messages={"required": _("Enter the contract's ID.")},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )


class WidgetForm(RefusableForm):
    """What LinkedIn's widget gave its page: JSON of unknown shape (rsc-contract 4.1)."""

    value = forms.CharField(max_length=MAX_WIDGET_VALUE, widget=forms.HiddenInput)

    def clean_value(self) -> Any:
        try:
            return json.loads(self.cleaned_data["value"])
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(_("LinkedIn's answer could not be read.")) from error


def _question(label: StrOrPromise, no: StrOrPromise, yes: StrOrPromise) -> forms.TypedChoiceField:
    """Ask what nobody has decided yet; without an answer it stays open, and nothing is shared."""
    return forms.TypedChoiceField(
        choices=[("no", no), ("yes", yes)],
        coerce=lambda answer: answer == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        label=label,
    )


def _answer(choice: bool | None) -> str:
    return {None: "", True: "yes", False: "no"}[choice]


FIELD_GROUPS = [
    (
        FieldGroup.CONTACT,
        _("E-mail addresses and phone numbers: who has no linked profile is withdrawn then"),
    ),
    (FieldGroup.ADDRESS, _("City, region and country of a person")),
    (FieldGroup.EMPLOYMENT, _("Employer and job title: LinkedIn recognises fewer people then")),
    (FieldGroup.SOURCE, _("Source of an application: where somebody came from")),
    (
        FieldGroup.END_REASON,
        _("Why an application ended: the reason of a rejection or a withdrawal"),
    ),
]


class SharingForm(RefusableForm):
    """What of the house LinkedIn gets."""

    share_notes = _question(
        _("Shall LinkedIn get the notes of colleagues?"),
        _("No: notes stay in Tandem"),
        _("Yes: whoever has a Recruiter seat of the company reads them; private notes stay here"),
    )
    share_feedback = _question(
        _("Shall LinkedIn get interview feedback?"),
        _("No: feedback stays in Tandem"),
        _("Yes: whoever has a Recruiter seat of the company reads it"),
    )

    job_availability = forms.ChoiceField(
        choices=[
            (
                Connection.JobAvailability.PRIVATE,
                _("Private: LinkedIn knows the jobs only for exports and the In-ATS indicator"),
            ),
            (
                Connection.JobAvailability.PUBLIC,
                _("Public: LinkedIn may also show the jobs to its members"),
            ),
        ],
        widget=forms.RadioSelect,
        label=_("Jobs at LinkedIn"),
        help_text=_("A job can say otherwise. Confidential jobs are never sent."),
    )
    share_prospects = forms.BooleanField(
        required=False,
        label=_("Share prospects"),
        help_text=_(
            "Off: nothing about a person goes to LinkedIn until an application has moved "
            "past Prospect. On: prospects are sent too, and withdrawn when you switch it off again."
        ),
    )

    share_resumes = forms.BooleanField(
        required=False,
        label=_("Share resumes"),
        help_text=_(
            "On: LinkedIn gets the resumes that came with applications, and whoever has a "
            "Recruiter seat of the company opens them. Off: LinkedIn deletes what it was sent. "
            "What is kept of a person without an application stays here."
        ),
    )

    use_access_lists = forms.BooleanField(
        required=False,
        label=_("Keep each job to its team"),
        help_text=_(
            "On: in Recruiter, a job and its applications are seen by the recruiters and hiring "
            "managers on the job's team who have connected their LinkedIn account. Off: by "
            "everybody with a Recruiter seat of the company."
        ),
    )

    withheld_fields = forms.MultipleChoiceField(
        required=False,
        choices=FIELD_GROUPS,
        widget=forms.CheckboxSelectMultiple,
        label=_("Fields that stay in Tandem"),
        help_text=_(
            "LinkedIn gets nothing of what you check, and loses what it has. It knows people by an "
            "e-mail address or a linked profile: without contact data, who has none is withdrawn "
            "with all applications. LinkedIn certifies an integration that sends all of this."
        ),
    )

    # What was said would become visible: saving the same again means it.
    said = forms.CharField(required=False, widget=forms.HiddenInput)

    def settings(self) -> dict[str, Any]:
        """Return what the service takes; a question without an answer is left out."""
        return {name: value for name, value in self.cleaned_data.items() if name != "said"}

    def ask_before(self, becoming_visible: Sequence[str]) -> bool:
        """Say once what would become visible; return whether that is still to be read."""
        shown = ", ".join(becoming_visible)
        if self.cleaned_data["said"] == shown:
            return False
        self.remember("said", shown)
        said = _(
            "This opens %(shown)s to whoever has a Recruiter seat of the company. Save again to "
            "do it."
        )
        self.add_error(None, said % {"shown": shown})
        return True

    @classmethod
    def of(cls, connection: Connection) -> Self:
        return cls(
            initial={
                "job_availability": connection.job_availability,
                "share_prospects": connection.share_prospects,
                "use_access_lists": connection.use_access_lists,
                "share_notes": _answer(connection.share_notes),
                "share_feedback": _answer(connection.share_feedback),
                "share_resumes": connection.share_resumes,
                "withheld_fields": connection.withheld_fields,
            }
        )
