"""The sandbox's own time: the real one plus what `advance` has added."""

from datetime import UTC, datetime, timedelta

from linkedin_sandbox.world import switches

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


def now() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=switches.number("clock_offset_s"))


def now_ms() -> int:
    return to_ms(now())


def to_ms(moment: datetime) -> int:
    return (moment - EPOCH) // MILLISECOND


def from_ms(value: int) -> datetime:
    return EPOCH + value * MILLISECOND


def in_ms(moment: datetime | None = None) -> datetime:
    """Cut a moment, or now, to the millisecond the API tells it by."""
    return from_ms(to_ms(moment or now()))


def after(seconds: float) -> datetime:
    return now() + timedelta(seconds=seconds)


def advance(seconds: float) -> None:
    """Move the sandbox's time forward for everything it decides."""
    switches.turn("clock_offset_s", switches.number("clock_offset_s") + seconds)
