"""What becomes of a person whose LinkedIn account is closed: erased here and there, or kept."""

from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, InvalidInput
from base.rereading import anew
from base.text import lines
from base.words import gettext_lazy as _
from candidates.erasure.services import erase_candidate
from linkedin_rsc.models import ClosedAccount
from linkedin_rsc.permissions import DECIDE_CLOSED_ACCOUNTS
from linkedin_rsc.pull.closed.keeping import EXCHANGED
from linkedin_rsc.pull.closed.people import lock_person
from linkedin_rsc.verbs import LinkedInVerb

Decision = ClosedAccount.Decision

MAX_REASON = 2_000


class AlreadyErased(DomainError):
    code = "already_erased"
    default_message = _("This person is no longer in Tandem; there is nothing to decide.")


@transaction.atomic
def keep_person(
    *, account: ClosedAccount, reason: str, by: User, seen: str | None = None
) -> ClosedAccount:
    """Keep the person's data and say why. Locks the account and the candidate.

    `seen` is whom the deciding person was shown, a public id or "" for nobody. Raises NotAllowed,
    AlreadyErased, AboutAnother.
    """
    DECIDE_CLOSED_ACCOUNTS.require(by)
    why = lines(reason).strip()
    if not why:
        raise InvalidInput(_("Say why the person's data stays."), field="reason")
    if len(why) > MAX_REASON:
        said = _("At most %(count)d characters.")
        raise InvalidInput(said % {"count": MAX_REASON}, field="reason")
    account = _lock(account)
    account.candidate = lock_person(account, seen)
    account.record = account.candidate.public_id if account.candidate else ""
    account.reason = why
    _decide(account, Decision.KEEP, by)
    record(LinkedInVerb.CLOSED_ACCOUNT_KEPT, by=by, subject=account, candidate=account.record)
    return account


@transaction.atomic
def erase_closed_person(
    *, account: ClosedAccount, by: User, seen: str | None = None
) -> ClosedAccount:
    """Erase the person here and have LinkedIn's copy withdrawn. Cannot be undone.

    The proof that stays names nobody. `seen` and locks are those of `keep_person`. Raises
    NotAllowed, AlreadyErased, AboutAnother.
    """
    DECIDE_CLOSED_ACCOUNTS.require(by)
    account = _lock(account)
    candidate = lock_person(account, seen)
    for model in EXCHANGED:
        whose = {"member": account.member, "application_urn": account.application_urn}
        model.objects.filter(**whose).delete()
    account.record = candidate.public_id if candidate else ""
    if candidate:
        erase_candidate(candidate=candidate, by=by)
    account.candidate, account.member, account.reason = None, "", ""
    _decide(account, Decision.DELETE, by)
    record(LinkedInVerb.CLOSED_ACCOUNT_DELETED, by=by, subject=account)
    return account


def _lock(account: ClosedAccount) -> ClosedAccount:
    locked = anew(account, ClosedAccount.objects.select_for_update())
    if not locked.is_here:
        raise AlreadyErased
    return locked


def _decide(account: ClosedAccount, decision: str, by: User) -> None:
    account.decision, account.decided_by, account.decided_at = decision, by, timezone.now()
    account.save()
