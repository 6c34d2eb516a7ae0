"""The company and its switches as one thing: /api/v1/linkedin/settings/."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.models import User
from base.api.inputs import StrictInput
from base.errors import DomainError
from linkedin_rsc.connect.services.company import save_company
from linkedin_rsc.connect.settings import as_settings, change_settings
from linkedin_rsc.connection.changes import changing
from linkedin_rsc.models import Connection, FieldGroup


class SettingsSerializer(serializers.Serializer[Any]):
    """Whose company it is at LinkedIn, and what it shares there."""

    company_name = serializers.CharField(max_length=200, allow_blank=True)
    company_id = serializers.CharField(
        max_length=60,
        allow_blank=True,
        help_text=_(
            "LinkedIn's number of the company. Another one is refused while connected, and else "
            "forgets the contracts of the former company."
        ),
    )
    job_availability = serializers.ChoiceField(choices=Connection.JobAvailability.choices)
    use_access_lists = serializers.BooleanField()
    share_prospects = serializers.BooleanField()
    share_notes = serializers.BooleanField()
    share_feedback = serializers.BooleanField()
    share_resumes = serializers.BooleanField()
    withheld_fields = serializers.ListField(
        child=serializers.ChoiceField(choices=FieldGroup.choices),
        help_text=_("Groups of fields that LinkedIn gets of nobody, and loses where it has them."),
    )


@extend_schema_serializer(component_name="Settings")
class SettingsInput(StrictInput, SettingsSerializer):
    pass


def settings_of(connection: Connection) -> dict[str, Any]:
    return {
        "company_name": connection.company_name,
        "company_id": connection.organization_id,
        **as_settings(connection),
    }


@transaction.atomic
def change_all(*, by: User, **given: Any) -> dict[str, Any]:
    """Change what is given, all or nothing; locks the connection.

    A connected company never changes by this: only its page says before what LinkedIn loses.
    Raises what `save_company` and `change_settings` raise.
    """
    Connection.objects.get_or_create(only=True)
    with changing() as connection:
        before = settings_of(connection)
    company = {name: given.pop(name, before[name]) for name in ("company_name", "company_id")}
    if not company.items() <= before.items():
        _save(by, **company)
    change_settings(by=by, **given)
    return settings_of(Connection.current())


def _save(by: User, company_name: str, company_id: str) -> None:
    try:
        save_company(company_name=company_name, organization_id=company_id, by=by)
    except DomainError as refusal:
        if refusal.field == "organization_id":
            refusal.field = "company_id"
        raise
