"""Callers whom nobody else is taken for: what a network asks is counted in a shared cache."""

import secrets
from ipaddress import IPv4Address

_FIRST = int(IPv4Address("10.0.0.0"))


def somewhere() -> str:
    """Return an address in a network of its own."""
    return str(IPv4Address(_FIRST + secrets.randbelow(2**24)))
