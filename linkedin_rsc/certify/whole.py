"""Whether all that may be of a stream is at LinkedIn, by the ledger and by the sandbox."""

from collections.abc import Callable, Iterable

from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, calls, held_here, sandbox_records, written
from linkedin_rsc.certify.rule import SEE_PROBLEMS, Found, failed, needs_a_person, passed
from linkedin_rsc.client.overheard import Exchange
from linkedin_rsc.models import Stream
from linkedin_rsc.streams import BY_NAME
from linkedin_rsc.streams.sharing import Sharing

UNDER_WAY = (State.QUEUED, State.IN_FLIGHT, State.RETRYING)


def all_of(*streams: Stream) -> Callable[[Ground], Found]:
    """Make the check that all of these streams have arrived, as far as they may go."""

    def check(ground: Ground) -> Found:
        if wrong := not_whole(ground, *streams):
            return wrong
        said = "; ".join(_totals(ground, stream) for stream in streams)
        return passed(f"LinkedIn holds {said}.", *_last_calls(ground, streams))

    return check


def not_whole(ground: Ground, *streams: Stream) -> Found | None:
    """Say what of the streams is not at LinkedIn though it should be, None when nothing is."""
    found = (_lacking(ground, stream) for stream in streams)
    return next((one for one in found if one), None)


def _lacking(ground: Ground, stream: Stream) -> Found | None:
    name, label = stream.value, stream.label
    if refused := ground.number(name, State.NEEDS_ATTENTION):
        return failed(f"{label}: LinkedIn refused {refused}.", SEE_PROBLEMS, *calls(ground, stream))
    if waiting := ground.number(name, *UNDER_WAY):
        return needs_a_person(f"{label}: {waiting} are on their way.", "Run this again in a while.")
    unknown = _everything(stream) - sum(
        number
        for (of, state), number in ground.counts.items()
        if of == name and state != State.DELETED
    )
    if unknown > 0:
        return failed(f"{label}: the ledger lacks {unknown}.", "Run manage.py rsc_backfill.")
    if stream in (Stream.JOBS, Stream.CANDIDATES) and not held_here(ground, stream):
        return needs_a_person(f"{label}: none was sent yet.", "Open a job and have people apply.")
    return _differs(ground, stream)


def _everything(stream: Stream) -> int:
    return BY_NAME[stream].everything(Sharing.current()).count()


def _differs(ground: Ground, stream: Stream) -> Found | None:
    """Compare our count with the sandbox's; LinkedIn itself shows its totals to people alone.

    Of jobs that may not be there it keeps closed ones: `jobs` compares them one by one, as
    `access_lists` does who is shown what.
    """
    if not ground.sandbox or stream in (Stream.JOBS, Stream.ACCESS_LISTS, Stream.ASSIGNEES):
        return None
    here, there = held_here(ground, stream), len(sandbox_records(ground, stream))
    if here == there:
        return None
    return failed(f"{stream.label}: {here} by our ledger, {there} at LinkedIn.", SEE_PROBLEMS)


def _totals(ground: Ground, stream: Stream) -> str:
    held_back = ground.number(stream, State.HELD)
    back = f", {held_back} held back by rule" if held_back else ""
    return f"{stream.label}: {held_here(ground, stream)}{back}"


def _last_calls(ground: Ground, streams: Iterable[Stream]) -> list[Exchange]:
    return [call for stream in streams for call in written(ground, stream)]
