from typing import Any

from celery import shared_task

from linkedin_rsc.nudges import PULL_CLOSED_ACCOUNTS, nudge_again
from linkedin_rsc.pull.closed import asking


@shared_task(name=PULL_CLOSED_ACCOUNTS)
def pull_closed_accounts(**kwargs: Any) -> None:
    nudge_again(PULL_CLOSED_ACCOUNTS, after=asking.ask_if_due())
