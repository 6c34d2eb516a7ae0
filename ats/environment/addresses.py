"""Addresses of what stands beside us: database, Redis, mail, Sentry."""

from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from ats.environment.hosts import has_host, split
from ats.environment.values import env


def read_database(name: str, *, default: str) -> dict[str, Any]:
    """Read a database address: sqlite:///file or postgres://user:password@host/name."""
    address = env.str(name, default="") or default
    try:
        database: dict[str, Any] = environ.Env.db_url_config(address)
        scheme = urlsplit(address).scheme
    except (ValueError, environ.ImproperlyConfigured) as error:
        raise ImproperlyConfigured(f"{name} cannot be read as a database address.") from error
    # A database in memory would be a different one in every process.
    is_named = database.get("NAME") not in {None, "", ":memory:"}
    if scheme not in {"sqlite", "postgres", "postgresql"} or not is_named:
        raise ImproperlyConfigured(
            f"{name} must start with sqlite:/// or postgres:// and name a database."
        )
    return database


def read_redis(name: str) -> str:
    """Read a redis:// or rediss:// address; empty means embedded mode without Redis."""
    address: str = env.str(name, default="")
    if address and not _is_redis(address):
        raise ImproperlyConfigured(f"{name} must look like redis://host:6379/0, not {address!r}.")
    return address


def read_mail(name: str, *, default: str) -> dict[str, Any]:
    """Read where mail goes, as Django's EMAIL_ settings: smtp+tls://user:password@host:587.

    consolemail:// prints it, dummymail:// drops it.
    """
    address: str = env.str(name, default="") or default
    try:
        mail: dict[str, Any] = environ.Env.email_url_config(address)
        needed = {"smtp": "EMAIL_HOST", "filebased": "EMAIL_FILE_PATH"}
        is_known = bool(mail[needed.get(mail["EMAIL_BACKEND"].split(".")[-2], "EMAIL_BACKEND")])
    except (ValueError, environ.ImproperlyConfigured):
        is_known = False
    if not is_known:
        raise ImproperlyConfigured(f"{name} must look like smtp+tls://user:password@host:587.")
    return {setting: value for setting, value in mail.items() if setting.startswith("EMAIL_")}


def read_sentry(name: str) -> str:
    """Read where errors are reported: https://key@host/project; empty means nowhere."""
    address: str = env.str(name, default="")
    parts = split(address)
    is_known = parts.scheme in {"http", "https"} and parts.username and has_host(parts)
    if address and not (is_known and parts.path.rpartition("/")[2].isdecimal()):
        raise ImproperlyConfigured(f"{name} must look like https://key@host/1.")
    return address


def _is_redis(text: str) -> bool:
    parts = split(text)
    if parts.scheme == "unix":
        return bool(parts.path)
    database = parts.path.strip("/")
    is_known = parts.scheme in {"redis", "rediss"} and (not database or database.isdecimal())
    return is_known and has_host(parts)
