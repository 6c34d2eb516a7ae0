"""Asks LinkedIn what became of the jobs it took in, and renews those it would drop before long."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from linkedin_rsc.client.resources import JobTask, TaskState, job_tasks
from linkedin_rsc.client.restli import MAX_BATCH_RECORDS
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.leases import clock
from linkedin_rsc.ledger import due, outcomes
from linkedin_rsc.ledger.halving import ask_apart
from linkedin_rsc.ledger.looking import requeue
from linkedin_rsc.ledger.settle import settle
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.models.ledger_lookup import Word
from linkedin_rsc.streams import jobs
from linkedin_rsc.streams.job_steps import LISTED, renewed_before
from linkedin_rsc.streams.sharing import Sharing


def poll(transport: Transport, sharing: Sharing) -> bool:
    """Ask about submitted jobs whose time has come, settle them; False when there were none."""
    now = clock.now()
    rows = due.tasks(jobs.NAME, now, MAX_BATCH_RECORDS)
    if not rows:
        return False
    tasks = _ask(transport, [row.task for row in rows])
    records = jobs.load([row.record for row in rows])
    for row in rows:
        job = records.get(row.record)
        outcomes.apply(row, jobs.judge_task(row, tasks[row.task], job, sharing, now), now)
    settle(jobs, rows)
    return True


def renew_old(now: datetime) -> int:
    """Queue the jobs that LinkedIn would drop before long; return how many."""
    listed = LedgerRow.objects.filter(
        stream=Word(jobs.NAME.value),
        state=LedgerRow.State.SENT,
        accepted__state=LISTED,
        accepted__listed_on__lte=renewed_before(now),
    )
    return requeue(listed)


def _ask(transport: Transport, urns: Sequence[str]) -> dict[str, JobTask]:
    """Ask about tasks; one that LinkedIn cannot even read is as good as forgotten."""
    return {
        urn: task if isinstance(task, JobTask) else JobTask(TaskState.FORGOTTEN, "", str(task))
        for some in ask_apart(partial(job_tasks, transport), urns)
        for urn, task in some.items()
    }
