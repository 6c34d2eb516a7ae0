"""Names of hosts, alone and in origins, and their addresses."""

import re
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

from ats.environment.values import read_value

# A name or an address, as an Origin and a Host header have it; a dot before it means subdomains.
_HOST = re.compile(r"\.?[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\]", re.IGNORECASE)


def read_origin(name: str, *, default: str) -> str:
    """Read a URL without path, such as https://ats.example, and drop a trailing slash."""
    return _origin(name, read_value(name) or default)


def read_origins(name: str) -> tuple[str, ...]:
    """Read URLs without path, separated by commas; none by default."""
    words = [word.strip() for word in read_value(name).split(",")]
    return tuple(_origin(name, word) for word in words if word)


def _origin(name: str, text: str) -> str:
    text = text.rstrip("/")
    if not _is_origin(text):
        raise ImproperlyConfigured(
            f"{name} must look like https://host or http://host:port, not {text!r}."
        )
    return text


def read_hosts(name: str, *, default: Iterable[str]) -> list[str]:
    """Read host names separated by commas, without scheme, port or path."""
    text: str = read_value(name)
    words = [word.strip() for word in text.split(",") if word.strip()]
    hosts = words or ([text] if text else list(default))
    for host in hosts:
        if host != "*" and not _HOST.fullmatch(host):
            raise ImproperlyConfigured(
                f"{name} lists host names such as ats.example, not {host!r}."
            )
    return hosts


def read_networks(name: str, *, default: str) -> list[IPv4Network | IPv6Network]:
    """Read IP addresses and networks separated by commas; `*` is all there are."""
    text = read_value(name, default=default).replace("*", "0.0.0.0/0,::/0")
    try:
        return [ip_network(word.strip()) for word in text.split(",") if word.strip()]
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name} lists addresses or networks such as 10.0.0.7 or 10.0.0.0/8: {error}."
        ) from error


def split(text: str) -> SplitResult:
    """Split an address; one that cannot be split becomes one without anything."""
    try:
        parts = urlsplit(text)
        # Reading the port is what checks it.
        return parts if parts.port != 0 else SplitResult("", "", "", "", "")
    except ValueError:
        return SplitResult("", "", "", "", "")


def has_host(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    return bool(_HOST.fullmatch(f"[{host}]" if ":" in host else host)) and ".." not in host


def _is_origin(text: str) -> bool:
    parts = split(text)
    # An empty query or fragment shows only in what the parts leave of the text.
    is_whole = parts.geturl() == text and "@" not in text and not text.endswith(":")
    is_bare = is_whole and not (parts.path or parts.query or parts.fragment)
    return parts.scheme in {"http", "https"} and is_bare and has_host(parts)
