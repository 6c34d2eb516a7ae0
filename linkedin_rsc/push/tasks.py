from typing import Any

from celery import shared_task
from django.utils import timezone

from linkedin_rsc.nudges import PUSH_WAITING, nudge, nudge_later
from linkedin_rsc.push import first_sync, jobs, sender


@shared_task(name="linkedin_rsc.push_waiting")
def push_waiting(**kwargs: Any) -> None:
    again = sender.push_waiting()
    if again is not None:
        nudge_later(PUSH_WAITING, after=again)


@shared_task(name="linkedin_rsc.fill_ledger")
def fill_ledger(**kwargs: Any) -> None:
    first_sync.fill_as_wanted()


@shared_task(name="linkedin_rsc.renew_jobs")
def renew_jobs(**kwargs: Any) -> None:
    if jobs.renew_old(timezone.now()):
        nudge(PUSH_WAITING)
