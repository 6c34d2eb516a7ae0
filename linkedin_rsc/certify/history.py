"""Module 2: all that may be at LinkedIn is there, whole, and follows when it changes."""

from collections.abc import Callable, Iterable

from linkedin_rsc.certify.fields import SAMPLE, SEE_PROBLEMS, fields_agree
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, calls, held_here, sandbox_records, written
from linkedin_rsc.certify.onboarding import MORE
from linkedin_rsc.certify.rule import Found, Rule, failed, needs_a_person, not_verifiable, passed
from linkedin_rsc.client.overheard import Exchange
from linkedin_rsc.models import LedgerRow, ProfileLink, ProfileMatch, Stream
from linkedin_rsc.streams import BY_NAME
from linkedin_rsc.streams.sharing import Sharing

UNDER_WAY = (State.QUEUED, State.IN_FLIGHT, State.RETRYING)


def _all_of(*streams: Stream) -> Callable[[Ground], Found]:
    """Make the check that all of these streams have arrived, as far as they may go."""

    def check(ground: Ground) -> Found:
        wrong = [found for stream in streams if (found := _not_whole(ground, stream))]
        if wrong:
            return wrong[0]
        said = "; ".join(_totals(ground, stream) for stream in streams)
        return passed(f"LinkedIn holds {said}.", *_last_calls(ground, streams))

    return check


def _not_whole(ground: Ground, stream: Stream) -> Found | None:
    """Say what of a stream is not at LinkedIn though it should be, None when nothing is."""
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
    """Compare our count with the sandbox's; LinkedIn itself shows its totals to people alone."""
    if not ground.sandbox:
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


def _jobs(ground: Ground) -> Found:
    """RSC-201: besides arriving, whatever job is open is offered to whoever exports."""
    found = _all_of(Stream.JOBS)(ground)
    if not ground.sandbox or found.todo:
        return found
    listed = {
        key for key, job in sandbox_records(ground, Stream.JOBS).items() if job["state"] == "LISTED"
    }
    missing = (
        0 if ground.connection.use_access_lists else len(listed - ground.sandbox.offered_jobs())
    )
    if missing:
        return failed(f"Recruiter does not offer {missing} open jobs for export.", SEE_PROBLEMS)
    return passed(f"{found.said} Recruiter offers the {len(listed)} open ones.", *found.more)


def _people(ground: Ground) -> Found:
    """RSC-202: besides arriving, those are linked whom LinkedIn recognises."""
    found = _all_of(Stream.CANDIDATES)(ground)
    if found.todo:
        return found
    linked, possible = ProfileLink.objects.count(), ProfileMatch.objects.waiting().count()
    return passed(
        f"{found.said} Linked profiles: {linked}, to be decided: {possible}.", *found.more
    )


def _refusals_are_named(ground: Ground) -> Found:
    """Test Case 5: what cannot be sent stays here with its reason, and the rest goes."""
    refused = LedgerRow.objects.standing(State.NEEDS_ATTENTION)[:SAMPLE]
    held = LedgerRow.objects.standing(State.HELD)[:SAMPLE]
    if nameless := [row for row in [*refused, *held] if not row.reason]:
        return failed(f"{len(nameless)} are not sent and have no reason.", SEE_PROBLEMS)
    if not (refused or held):
        todo = (
            "Open a job without a place, then run this again: it must be held back with a reason."
        )
        return needs_a_person("Nothing is held back or refused.", todo)
    reasons = sorted({row.get_state_display() for row in [*refused, *held]})
    return passed(f"Whatever is not sent says why ({', '.join(reasons)}); the rest went.")


_HISTORY = (Stream.APPLICATIONS, Stream.STAGES, Stream.APPLICATION_NOTES, Stream.CANDIDATE_NOTES,
            Stream.FEEDBACK)  # fmt: skip

RULES = (
    Rule("RSC-201", "All jobs of at least two years are sent, and can be exported to.",
         _jobs, "linkedin-tab"),
    Rule("RSC-202", "All candidates of at least two years are sent and recognised.", _people,
         "linkedin-tab"),
    Rule("RSC-203", "All applications are sent, with notes, stages and interview feedback.",
         _all_of(*_HISTORY), "linkedin-tab"),
    Rule("RSC-204", "A new candidate arrives whole, and their profile is found.", fields_agree),
    Rule("RSC-205 and up", "Not known.", not_verifiable(MORE)),
    Rule("Test Case 2", "Jobs, candidates and applications of before are loaded (former wording).",
         _all_of(Stream.JOBS, Stream.CANDIDATES, Stream.APPLICATIONS), "linkedin-tab"),
    Rule("Test Case 3", "A new candidate arrives whole (former wording).", fields_agree),
    Rule("Test Case 4", "A changed field changes at LinkedIn (former wording).", fields_agree),
    Rule("Test Case 5", "A record LinkedIn cannot take is caught, shown and mended.",
         _refusals_are_named, "linkedin-tab"),
)  # fmt: skip
