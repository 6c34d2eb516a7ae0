"""What workers do for talent pools."""

from typing import Any

from celery import shared_task

from talent_pools.imports.working import take_in_waiting
from talent_pools.pools import deletion
from talent_pools.waking import EMPTY_DELETED_POOLS, TAKE_IN_SHEETS


@shared_task(name=TAKE_IN_SHEETS)
def take_in_sheets(**kwargs: Any) -> None:
    take_in_waiting()


@shared_task(name=EMPTY_DELETED_POOLS)
def empty_deleted_pools(**kwargs: Any) -> None:
    deletion.empty_deleted_pools()
