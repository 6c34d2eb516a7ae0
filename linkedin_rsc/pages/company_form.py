"""Whose LinkedIn company it is, as an administrator types it; another one ends what stands."""

from typing import Self

from django import forms

from base.errors import InvalidInput
from base.forms import AskingForm
from base.words import gettext_lazy as _
from linkedin_rsc.connect.services import checked_company_id
from linkedin_rsc.models import Connection

LEAVING = _(
    "With another company ID, LinkedIn is disconnected from company %(id)s first: switch Tandem "
    "off in its Recruiter, too. Nothing is sent or received until the new company is connected, "
    "requested and switched on; its contracts are chosen anew. Then everything is sent again, for "
    "which LinkedIn may need up to seven days. What LinkedIn holds of the former company stays."
)
LEAVING_AGAIN = _(
    "With another company ID, the contracts of company %(id)s are forgotten and chosen anew. Once "
    "the new company is switched on, everything is sent again, for which LinkedIn may need up to "
    "seven days. What LinkedIn holds of the former company stays."
)


class CompanyForm(AskingForm):
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

    def ask_before_leaving(self, connection: Connection) -> None:
        """Say once what another company ID does to a connection that stands, or stood before."""
        said = LEAVING if connection.is_connected else LEAVING_AGAIN
        if not self.is_valid() or connection.state == Connection.State.NOT_CONNECTED:
            return
        try:
            wanted = checked_company_id(self.cleaned_data["organization_id"])
            if wanted != connection.organization_id:
                self.ask(said % {"id": connection.organization_id})
        except InvalidInput as refusal:
            self.refuse(refusal)
        except forms.ValidationError as question:
            self.add_error(None, question)

    @classmethod
    def of(cls, connection: Connection) -> Self:
        return cls(
            initial={
                "company_name": connection.company_name,
                "organization_id": connection.organization_id,
            }
        )
