"""How often LinkedIn is asked, and how far back at first: what an administrator sets."""

from datetime import timedelta

from django.db import transaction

from accounts.activity import record
from accounts.models import User
from base.errors import InvalidInput
from base.words import gettext_lazy as _
from linkedin_rsc.connection.changes import changing
from linkedin_rsc.leases import clock
from linkedin_rsc.models import Connection, Pull
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.pull.kinds import LEAST_MINUTES
from linkedin_rsc.verbs import LinkedInVerb

MOST_MINUTES = 24 * 60
# LinkedIn wants history of at least two years the other way; nothing is said of this one.
MOST_DAYS = 2 * 365


@transaction.atomic
def change_pace(*, every_minutes: int, back_days: int, by: User | None) -> Connection:
    """Set both. What waits longer than the new interval is asked for sooner.

    Raises NotAllowed, InvalidInput, CompanyMissing.
    """
    MANAGE_LINKEDIN.require(by)
    if not LEAST_MINUTES <= every_minutes <= MOST_MINUTES:
        said = _("Choose between %(least)d and %(most)d minutes.")
        words = said % {"least": LEAST_MINUTES, "most": MOST_MINUTES}
        raise InvalidInput(words, field="every_minutes")
    if not 1 <= back_days <= MOST_DAYS:
        said = _("Choose between 1 and %(most)d days.")
        raise InvalidInput(said % {"most": MOST_DAYS}, field="back_days")
    with changing() as connection:
        changed = {"pull_every_minutes": every_minutes, "pull_back_days": back_days}
        for name, value in changed.items():
            setattr(connection, name, value)
        connection.save(update_fields=list(changed))
        record(LinkedInVerb.PACE_CHANGED, by=by, subject=connection, changed=changed)
    soon = clock.now() + timedelta(minutes=every_minutes)
    Pull.objects.exclude(kind=Pull.Kind.SEATS).filter(next_at__gt=soon).update(next_at=soon)
    return connection
