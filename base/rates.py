"""How often something happens, counted in the cache over all processes."""

import logging
import time

from django.core.cache import cache
from django.utils import timezone

logger = logging.getLogger(__name__)

WINDOW_S = 60
# So long a process leaves a cache alone that failed it: requests must not wait for it one by one.
REST_S = 10

_rests_until: float | None = None


def count_this_minute(name: str) -> int:
    """Count one more and return how many that makes in this minute.

    Returns 0 while the cache is away: what only keeps others from harm must not stop everybody.
    """
    if _rests_until and time.monotonic() < _rests_until:
        return 0
    key = f"{name}-{int(timezone.now().timestamp()) // WINDOW_S}"
    try:
        cache.add(key, 0, timeout=2 * WINDOW_S)
        return cache.incr(key)
    except ValueError:
        logger.warning("The cache forgot what was counted this minute")
    except _errors_of_cache():
        logger.warning("The cache is away; nothing is counted")
        _rest_until(time.monotonic() + REST_S)
    return 0


def forget() -> None:
    """Let the next count of this process ask the cache, whatever happened before."""
    _rest_until(None)


def seconds_to_next_minute() -> float:
    return WINDOW_S - timezone.now().timestamp() % WINDOW_S


def _rest_until(moment: float | None) -> None:
    global _rests_until
    _rests_until = moment


def _errors_of_cache() -> type[Exception]:
    # Asked when something failed: Redis's package takes 5 MB where there is no Redis.
    from redis.exceptions import RedisError

    return RedisError
