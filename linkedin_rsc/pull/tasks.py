from typing import Any

from celery import shared_task

from linkedin_rsc.nudges import PULL_DUE, nudge_again
from linkedin_rsc.pull import puller


@shared_task(name=PULL_DUE)
def pull_due(**kwargs: Any) -> None:
    nudge_again(PULL_DUE, after=puller.pull_due())
