"""Whether anything goes out to LinkedIn: an administrator's brake, which loses nothing."""

from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from linkedin_rsc.connection.changes import changing
from linkedin_rsc.nudges import PUSH_WAITING, nudge_on_commit
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb


def pause_sending(*, by: User | None) -> None:
    """Let nothing out from the next batch on; what changes meanwhile waits. Safe to repeat.

    Raises NotAllowed, CompanyMissing.
    """
    _turn(is_paused=True, by=by)


def resume_sending(*, by: User | None) -> None:
    """Let out what waited. Safe to repeat. Raises NotAllowed, CompanyMissing."""
    _turn(is_paused=False, by=by)
    nudge_on_commit(PUSH_WAITING)


def _turn(*, is_paused: bool, by: User | None) -> None:
    MANAGE_LINKEDIN.require(by)
    with changing() as connection:
        if is_paused == bool(connection.sending_paused_at):
            return
        connection.sending_paused_at = timezone.now() if is_paused else None
        connection.save(update_fields=["sending_paused_at"])
        verb = LinkedInVerb.SENDING_PAUSED if is_paused else LinkedInVerb.SENDING_RESUMED
        record(verb, by=by, subject=connection)
