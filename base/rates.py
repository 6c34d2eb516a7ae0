"""How often something happens, counted in the cache over all processes."""

import logging

from django.core.cache import cache
from django.utils import timezone

logger = logging.getLogger(__name__)

WINDOW_S = 60


def count_this_minute(name: str) -> int:
    """Count one more and return how many that makes in this minute.

    Returns 0 while the cache is away: what only keeps others from harm must not stop everybody.
    """
    key = f"{name}-{int(timezone.now().timestamp()) // WINDOW_S}"
    try:
        cache.add(key, 0, timeout=2 * WINDOW_S)
        return cache.incr(key)
    except (_errors_of_cache(), ValueError):
        logger.warning("The cache is away; nothing is counted")
        return 0


def seconds_to_next_minute() -> float:
    return WINDOW_S - timezone.now().timestamp() % WINDOW_S


def _errors_of_cache() -> type[Exception]:
    # Asked when something failed: Redis's package takes 5 MB where there is no Redis.
    from redis.exceptions import RedisError

    return RedisError
