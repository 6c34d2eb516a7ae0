from typing import Any

from celery import shared_task
from django.utils import timezone

from linkedin_rsc.connect import terms


@shared_task(name="linkedin_rsc.tend_accounts")
def tend_accounts(**kwargs: Any) -> None:
    terms.tend_accounts(timezone.now())
