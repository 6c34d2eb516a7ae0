"""Who of a job's team sees it in Recruiter, and who does not and why, while lists are used."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from base.words import gettext as _
from jobs.models import Job, TeamMember
from linkedin_rsc.models import ConnectedAccount, LedgerRow, Stream
from linkedin_rsc.streams import access_lists, assignees
from linkedin_rsc.streams.sharing import Sharing

State = LedgerRow.State
Rows = dict[str, LedgerRow]


@dataclass(frozen=True)
class Sight:
    user: User
    sees: bool
    words: str


def sight_of_team(job: Job, sharing: Sharing) -> list[Sight]:
    """Say it of each colleague once, in the order they joined; 3 queries, none without lists."""
    if not sharing.use_access_lists:
        return []
    places = list(job.team.select_related("user").order_by("id"))
    leaders = {one.user_id for one in places if one.role != TeamMember.Role.INTERVIEWER}
    people = {one.user_id: one.user for one in places}
    accounts = {
        one.user_id: one
        for one in ConnectedAccount.objects.of(sharing.application).filter(user__in=people)
    }
    rows = _rows(job, people.values(), accounts)
    return [
        _sight(job, user, pk in leaders, accounts.get(pk), rows, sharing)
        for pk, user in people.items()
    ]


def _rows(job: Job, people: Iterable[User], accounts: dict[int, ConnectedAccount]) -> Rows:
    """Find what the ledger holds of them, by its index of records."""
    records = [access_lists.record_of(job.public_id, user.public_id) for user in people]
    records += [_assigned(user, accounts[user.pk]) for user in people if user.pk in accounts]
    streams = [Stream.ACCESS_LISTS, Stream.ASSIGNEES]
    found = LedgerRow.objects.filter(stream__in=streams, record__in=records)
    return {row.record: row for row in found}


def _sight(
    job: Job,
    user: User,
    leads: bool,
    account: ConnectedAccount | None,
    rows: Rows,
    sharing: Sharing,
) -> Sight:
    reason = _why_not(job, user, leads, account, sharing)
    if reason or account is None:
        return Sight(user, False, reason)
    records = [access_lists.record_of(job.public_id, user.public_id), _assigned(user, account)]
    told = [rows[record].seen_in(sharing.epoch) for record in records if record in rows]
    if refused := next((row for row in told if row.state == State.NEEDS_ATTENTION), None):
        return Sight(user, False, _("Not yet: LinkedIn refused it. %s") % refused.answer)
    if len(told) == len(records) and all(row.held_at_linkedin for row in told):
        return Sight(user, True, _("Sees it."))
    return Sight(user, False, _("Not yet: LinkedIn has not confirmed it."))


def _why_not(
    job: Job, user: User, leads: bool, account: ConnectedAccount | None, sharing: Sharing
) -> str:
    """Say what stands in the way here; empty where nothing does."""
    if not leads:
        return _("Does not see it: only recruiters and hiring managers of the job do.")
    if not user.is_active:
        return _("Does not see it: no longer signs in to Tandem.")
    if account is None:
        return _("Does not see it: has not connected a LinkedIn account, in the own settings.")
    hold = access_lists.hold_of_job(job, sharing)
    return _("Does not see it: %s.") % hold.label if hold else ""


def _assigned(user: User, account: ConnectedAccount) -> str:
    return assignees.record_of(user.public_id, account.person)
