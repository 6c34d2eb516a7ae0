"""What workers do for the ledger. Each is woken by a nudge or a beat, and nudges itself on."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from linkedin_rsc.ledger import counts, fill, job_tasks, sender
from linkedin_rsc.nudges import FILL_LEDGER, PUSH_WAITING, nudge, nudge_later


@shared_task(name=PUSH_WAITING)
def push_waiting(**kwargs: Any) -> None:
    again = sender.push_waiting()
    if again == sender.AT_ONCE:
        nudge(PUSH_WAITING)
    elif again is not None:
        nudge_later(PUSH_WAITING, after=again)


@shared_task(name=FILL_LEDGER)
def fill_ledger(**kwargs: Any) -> None:
    if fill.fill_as_wanted():
        nudge(FILL_LEDGER)


@shared_task(name="linkedin_rsc.renew_jobs")
def renew_jobs(**kwargs: Any) -> None:
    if job_tasks.renew_old(timezone.now()):
        nudge(PUSH_WAITING)


@shared_task(name="linkedin_rsc.fold_counts")
def fold_counts(**kwargs: Any) -> None:
    counts.fold()
