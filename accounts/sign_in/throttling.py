"""Slows down whoever tries passwords: so many failures, then a pause.

Counted by address and by where the call comes from, in the cache; behind a proxy all calls come
from base.text import email_address
from one place, and the address alone decides. A colleague who is locked out by a stranger can
still come in by an administrator's link.
"""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

from base.text import email_address

MAX_FAILURES = 10
PAUSE_S = 15 * 60


def is_paused(request: HttpRequest | None, address: str) -> bool:
    return int(cache.get(_key(request, address), 0)) >= MAX_FAILURES


def count_failure(request: HttpRequest | None, address: str) -> None:
    key = _key(request, address)
    cache.add(key, 0, timeout=PAUSE_S)
    cache.incr(key)


def forget_failures(request: HttpRequest | None, address: str) -> None:
    cache.delete(_key(request, address))


def _key(request: HttpRequest | None, address: str) -> str:
    """Name the counter; a cache outside of the house learns no address."""
    place = request.META.get("REMOTE_ADDR", "") if request else ""
    told = f"{email_address(address)}|{place}"
    return f"sign-in-failures-{hashlib.sha256(told.encode()).hexdigest()}"
