"""Which generation of LinkedIn's API is spoken."""

from django.core.exceptions import ImproperlyConfigured

from ats.environment.values import read_value
from linkedin_rsc.client.generations import OLDEST_VERSION, is_version, table


def read_api_version(name: str) -> str:
    """Read a version, YYYYMM or YYYYMM.RR; empty means LinkedIn's v2."""
    text = read_value(name).strip()
    if text and not is_version(text):
        raise ImproperlyConfigured(
            f"{name} must be empty or a version such as 202604, from {OLDEST_VERSION} on, "
            f"not {text!r}."
        )
    return text


def read_resources(name: str) -> frozenset[str]:
    """Read which resources of the versioned API are spoken to in v2 all the same."""
    names = frozenset(filter(None, (one.strip() for one in read_value(name).split(","))))
    if unknown := sorted(names - table.IN_BOTH):
        raise ImproperlyConfigured(
            f"{name} may name {', '.join(sorted(table.IN_BOTH))}, not {', '.join(unknown)}."
        )
    return names
