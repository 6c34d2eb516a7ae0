"""The table of the access walk: each app brings its rows, in `tests/<app>/access_rows.py`."""

from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps


class Kind(StrEnum):
    PUBLIC = "anybody, signed in or not"
    OWN = "what is the signed-in person's own"
    LIST = "everybody, narrowed to what they may open"
    ASKED = "whoever may open the person whom the query must name"
    HIRERS = "recruiters and hiring managers"
    JOB = "the job's team; read-only people look"
    PERSON = "whoever may open the person; read-only people look"
    APPLICATION = "whoever may open the application; read-only people look"
    POOL = "the pool's owner and contributors; read-only people look"
    ADMIN = "administrators alone"
    LOOK = "administrators; read-only people look"
    USER = "administrators alone, about a colleague"
    ROW = "administrators, about a ledger row"
    PUSH = "administrators, about a notification"
    CLOSED = "administrators, about a closed account"
    ERASURE = "administrators, about an erasure"


def kinds() -> dict[str, Kind]:
    """Return who may open each address, by its route."""
    found = {}
    for app in apps.get_app_configs():
        name = f"tests.{app.label}.access_rows"
        if find_spec(f"tests.{app.label}") and find_spec(name):
            rows: dict[Kind, list[str]] = import_module(name).ROWS
            found |= {
                route.removeprefix("/"): kind for kind, routes in rows.items() for route in routes
            }
    return found
