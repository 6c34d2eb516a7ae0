"""In which time zone Tandem says and reads times: for each colleague, and for the company."""

from django.db import transaction

from accounts.activity import record
from accounts.models import Company, User
from accounts.permissions import CHANGE_COMPANY
from accounts.verbs import UserVerb
from base.time_zones import UTC, checked_zone


@transaction.atomic
def choose_time_zone(*, user: User, time_zone: str) -> None:
    """Set one's own; "" is the company's, whatever that becomes. Raises InvalidInput."""
    user.time_zone = checked_zone(time_zone)
    user.save(update_fields=["time_zone"])
    record(UserVerb.TIME_ZONE_CHOSEN, by=user, subject=user)


@transaction.atomic
def set_company_time_zone(*, time_zone: str, by: User) -> None:
    """Set that of all who chose none; "" is UTC. Raises NotAllowed, InvalidInput."""
    CHANGE_COMPANY.require(by)
    chosen = checked_zone(time_zone) or UTC
    company, _ = Company.objects.update_or_create(defaults={"time_zone": chosen})
    record(UserVerb.COMPANY_CHANGED, by=by, subject=company, time_zone=chosen)
