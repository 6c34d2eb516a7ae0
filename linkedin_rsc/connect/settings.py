"""What the company shares with LinkedIn, and how its jobs are offered there."""

from collections.abc import Mapping
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, InvalidInput
from linkedin_rsc.connection.changes import changing, want_filled_ledger
from linkedin_rsc.models import Connection
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb


class Settings(TypedDict):
    """The switches as the API shows them (design.md section 6)."""

    job_availability: str
    use_access_lists: bool
    share_prospects: bool
    share_notes: bool
    share_feedback: bool


class AccessListsUnavailable(DomainError):
    code = "access_lists_unavailable"
    default_message = _(
        "Access lists are not available yet: everybody with a Recruiter seat of the company sees "
        "what Tandem sends."
    )


# A change of these changes what may be sent, or how.
RECONSIDERED = {"job_availability", "share_prospects"}


def current_settings() -> Settings:
    return _as_settings(Connection.current())


@transaction.atomic
def change_settings(
    *,
    by: User | None,
    job_availability: str | None = None,
    use_access_lists: bool | None = None,
    share_prospects: bool | None = None,
    share_notes: bool | None = None,
    share_feedback: bool | None = None,
) -> Settings:
    """Change the switches that are given; what is None stays. Works before anything is connected.

    Everything that waits or is held back is looked at again when more or less may be sent.
    """
    MANAGE_LINKEDIN.require(by)
    if use_access_lists:
        raise AccessListsUnavailable(field="use_access_lists")
    given = {
        "job_availability": _checked_availability(job_availability),
        "use_access_lists": use_access_lists,
        "share_prospects": share_prospects,
        "share_notes": share_notes,
        "share_feedback": share_feedback,
    }
    Connection.objects.get_or_create(only=True)
    with changing() as connection:
        changed = {
            name: value
            for name, value in given.items()
            if value is not None and value != getattr(connection, name)
        }
        _apply(connection, changed, by)
    return _as_settings(connection)


def _apply(connection: Connection, changed: Mapping[str, str | bool], by: User | None) -> None:
    if not changed:
        return
    for name, value in changed.items():
        setattr(connection, name, value)
    connection.save(update_fields=list(changed))
    record(LinkedInVerb.SETTINGS_CHANGED, by=by, subject=connection, changed=dict(changed))
    if RECONSIDERED & set(changed):
        want_filled_ledger()


def _checked_availability(value: str | None) -> str | None:
    if value is not None and value not in Connection.JobAvailability.values:
        raise InvalidInput(_("Choose public or private."), field="job_availability")
    return value


def _as_settings(connection: Connection) -> Settings:
    return Settings(
        job_availability=connection.job_availability,
        use_access_lists=connection.use_access_lists,
        share_prospects=connection.share_prospects,
        share_notes=connection.share_notes,
        share_feedback=connection.share_feedback,
    )
