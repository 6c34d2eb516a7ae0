"""Unexpected errors reported to a Sentry server (SENTRY_DSN): what failed where, nothing of people.

What the words of an error, an address or a local variable may hold is seen in our own log alone.
"""

from typing import Any


def report_errors(dsn: str) -> None:
    """Start reporting from this process; web and worker call it through the settings."""
    # Most installations report nowhere and need not carry it in memory.
    import sentry_sdk

    sentry_sdk.init(
        dsn,
        before_send=without_people,
        include_local_variables=False,
        max_breadcrumbs=0,
        send_default_pii=False,
    )


def without_people(event: Any, hint: dict[str, Any]) -> Any:
    """Keep the kind of the error and its place in the code; drop request and words."""
    for part in ("request", "user", "extra", "logentry"):
        event.pop(part, None)
    for error in event.get("exception", {}).get("values", []):
        error.pop("value", None)
    return event
