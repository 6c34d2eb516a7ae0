"""What the company shares with LinkedIn, and how its jobs are offered there."""

from collections.abc import Collection, Mapping
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import InvalidInput
from linkedin_rsc.connection.changes import changing, want_filled_ledger
from linkedin_rsc.models import Connection, FieldGroup
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb


class Settings(TypedDict):
    """The switches as the API shows them."""

    job_availability: str
    use_access_lists: bool
    share_prospects: bool
    share_notes: bool
    share_feedback: bool
    share_resumes: bool
    withheld_fields: list[str]


class Changes(TypedDict, total=False):
    """Some of the switches; None leaves one as it is."""

    job_availability: str | None
    use_access_lists: bool | None
    share_prospects: bool | None
    share_notes: bool | None
    share_feedback: bool | None
    share_resumes: bool | None
    withheld_fields: Collection[str] | None


@transaction.atomic
def change_settings(*, by: User | None, **given: Unpack[Changes]) -> Settings:
    """Change the switches that are given; what is None stays. Works before anything is connected.

    Everything that waits or is held back is looked at again when more or less may be sent.
    """
    MANAGE_LINKEDIN.require(by)
    _check(given)
    if (withheld := given.get("withheld_fields")) is not None:
        given["withheld_fields"] = [group for group in FieldGroup.values if group in withheld]
    Connection.objects.get_or_create(only=True)
    with changing() as connection:
        _apply(connection, _changed(connection, given), by)
    return as_settings(connection)


def _changed(connection: Connection, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the switches that are given and stand otherwise, or have never been chosen."""
    return {
        name: given[name]
        for name in as_settings(connection)
        if given.get(name) is not None and given[name] != getattr(connection, name)
    }


def _apply(connection: Connection, changed: dict[str, Any], by: User | None) -> None:
    if not changed:
        return
    before: Mapping[str, Any] = as_settings(connection)
    since = {"fields_changed_at": timezone.now()} if "withheld_fields" in changed else {}
    for name, value in (changed | since).items():
        setattr(connection, name, value)
    connection.save(update_fields=[*changed, *since])
    record(LinkedInVerb.SETTINGS_CHANGED, by=by, subject=connection, changed=dict(changed))
    if any(before[name] != value for name, value in changed.items()):
        want_filled_ledger()


def _check(given: Changes) -> None:
    if given.get("job_availability") not in {None, *Connection.JobAvailability.values}:
        raise InvalidInput(_("Choose public or private."), field="job_availability")
    if set(given.get("withheld_fields") or []) - set(FieldGroup.values):
        raise InvalidInput(_("There is no such group of fields."), field="withheld_fields")


def as_settings(connection: Connection) -> Settings:
    return Settings(
        job_availability=connection.job_availability,
        use_access_lists=connection.use_access_lists,
        share_prospects=connection.share_prospects,
        share_notes=bool(connection.share_notes),
        share_feedback=bool(connection.share_feedback),
        share_resumes=connection.share_resumes,
        withheld_fields=connection.withheld_fields,
    )
