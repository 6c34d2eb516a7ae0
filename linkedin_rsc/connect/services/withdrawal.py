"""The company has LinkedIn forget everything, and may share again later (rsc-contract 8)."""

from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from base.words import gettext_lazy as _
from linkedin_rsc.connection.changes import changing, want_filled_ledger
from linkedin_rsc.ledger.erasures import begin_company
from linkedin_rsc.models import Erasure
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb


class StillWithdrawing(DomainError):
    code = "still_withdrawing"
    default_message = _("LinkedIn is still deleting; share again once its receipt is there.")


class NothingWithdrawn(DomainError):
    code = "nothing_withdrawn"
    default_message = _("Nothing was withdrawn: what may be shared is shared.")


@transaction.atomic
def withdraw_everything(*, by: User | None) -> Erasure:
    """Have LinkedIn hold nothing of the company any more, in the background; here all stays.

    Until it shares again nothing is sent. Done twice, it returns what the first one began. Locks
    the connection. Raises NotAllowed, CompanyMissing.
    """
    MANAGE_LINKEDIN.require(by)
    with changing() as connection:
        if connection.withdrawn_at:
            return Erasure.objects.filter(record="").latest("id")
        connection.withdrawn_at = timezone.now()
        connection.save(update_fields=["withdrawn_at"])
        record(LinkedInVerb.ALL_WITHDRAWN, by=by, subject=connection)
        return begin_company(connection, by)


@transaction.atomic
def share_again(*, by: User | None) -> None:
    """Send what may be shared anew. Raises NotAllowed, NothingWithdrawn, StillWithdrawing."""
    MANAGE_LINKEDIN.require(by)
    with changing() as connection:
        if not connection.withdrawn_at:
            raise NothingWithdrawn
        if Erasure.objects.under_way().filter(record="").exists():
            raise StillWithdrawing
        connection.withdrawn_at = None
        connection.save(update_fields=["withdrawn_at"])
        record(LinkedInVerb.SHARED_AGAIN, by=by, subject=connection)
        want_filled_ledger()
