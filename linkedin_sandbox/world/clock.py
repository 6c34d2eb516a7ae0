"""The sandbox's own time: the real one plus what `advance` has added."""

from datetime import UTC, datetime, timedelta

from linkedin_sandbox.world import switches


def now() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=switches.number("clock_offset_s"))


def now_ms() -> int:
    return to_ms(now())


def to_ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def from_ms(value: int) -> datetime:
    return datetime.fromtimestamp(value / 1000, tz=UTC)


def after(seconds: float) -> datetime:
    return now() + timedelta(seconds=seconds)


def advance(seconds: float) -> None:
    """Move the sandbox's time forward for everything it decides."""
    switches.turn("clock_offset_s", switches.number("clock_offset_s") + seconds)
