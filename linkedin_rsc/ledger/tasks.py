"""What workers do for the ledger. Each is woken by a nudge or a beat, and nudges itself on."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from linkedin_rsc.ledger import (
    counts,
    erasures,
    fill,
    first_sync,
    job_tasks,
    reconcile,
    resending,
    sender,
)
from linkedin_rsc.nudges import (
    FILL_LEDGER,
    PUSH_WAITING,
    RECONCILE_NIGHTLY,
    RESEND_FAILED,
    nudge,
    nudge_again,
)


@shared_task(name=PUSH_WAITING)
def push_waiting(**kwargs: Any) -> None:
    after = sender.push_waiting()
    if after is None:
        first_sync.tell_when_complete()
    nudge_again(PUSH_WAITING, after=after)


@shared_task(name=FILL_LEDGER)
def fill_ledger(**kwargs: Any) -> None:
    nudge_again(FILL_LEDGER, after=fill.fill_as_wanted())


@shared_task(name=RESEND_FAILED)
def resend_failed(**kwargs: Any) -> None:
    nudge_again(RESEND_FAILED, after=resending.resend_as_wanted())


@shared_task(name=RECONCILE_NIGHTLY)
def reconcile_nightly(**kwargs: Any) -> None:
    reconcile.begin_nightly()


@shared_task(name="linkedin_rsc.renew_jobs")
def renew_jobs(**kwargs: Any) -> None:
    if job_tasks.renew_old(timezone.now()):
        nudge(PUSH_WAITING)


@shared_task(name="linkedin_rsc.fold_counts")
def fold_counts(**kwargs: Any) -> None:
    counts.fold()


@shared_task(name="linkedin_rsc.close_erasures")
def close_erasures(**kwargs: Any) -> None:
    erasures.close_forgotten()
