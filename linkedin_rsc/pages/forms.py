"""What administrators type on the tab. Forms check their shape; the services know the rules."""

import json
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from base.forms import RefusableForm
from linkedin_rsc.models import Connection

# A choice of fifty contracts in the widget has about 8,000 characters.
MAX_WIDGET_VALUE = 50_000


class CompanyForm(RefusableForm):
    company_name = forms.CharField(
        max_length=200,
        label=_("Company name"),
        error_messages={"required": _("Enter the company's name.")},
    )
    organization_id = forms.CharField(
        max_length=60,
        label=_("LinkedIn company ID"),
        help_text=_("The number in linkedin.com/company/<number>/admin, such as 9100321."),
        error_messages={"required": _("Enter the company's ID at LinkedIn.")},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    @classmethod
    def of(cls, connection: Connection) -> Self:
        return cls(
            initial={
                "company_name": connection.company_name,
                "organization_id": connection.organization_id,
            }
        )


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


class SharingForm(RefusableForm):
    """The switches that have an effect today."""

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
            "past Prospect. On: prospects are sent too; what was sent stays at LinkedIn when you "
            "switch it off again."
        ),
    )

    @classmethod
    def of(cls, connection: Connection) -> Self:
        return cls(
            initial={
                "job_availability": connection.job_availability,
                "share_prospects": connection.share_prospects,
            }
        )
