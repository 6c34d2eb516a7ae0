"""Module 5: what is deleted here vanishes at LinkedIn. Checks find what was deleted last."""

from collections.abc import Callable, Iterable

from linkedin_rsc.certify import departures
from linkedin_rsc.certify.departures import BELOW_APPLICATION, Departure
from linkedin_rsc.certify.generations import both_generations
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import calls, sandbox_records
from linkedin_rsc.certify.rule import Found, Rule, failed, needs_a_person, passed
from linkedin_rsc.models import Erasure, LedgerRow, Stream

SEE_PROBLEMS = "Open the LinkedIn tab, and send again what LinkedIn did not take."
WHOLE = (*BELOW_APPLICATION, Stream.APPLICATIONS)
Find = Callable[[], Iterable[Departure]]


def _notes_first() -> Iterable[Departure]:
    found = departures.erased_people()
    return [one for one in found if Stream.CANDIDATE_NOTES in one.before]


def _whole_people() -> Iterable[Departure]:
    wanted = {Stream.CANDIDATES, Stream.CANDIDATE_NOTES, Stream.APPLICATIONS}
    answered = [
        (one, {stream for stream, _record in one.answered}) for one in departures.erased_people()
    ]
    return [one for one, streams in answered if wanted <= streams]


def _bit_by_bit() -> Iterable[Departure]:
    """Find applications of which each part left by itself: before the rest, or answered apart."""
    apart = [one for person in departures.erased_people() for one in person.of_applications()]
    return [
        one for one in apart if one.streams >= set(WHOLE) and all(map(_is_apart(one), one.rows))
    ]


def _is_apart(one: Departure) -> Callable[[LedgerRow], bool]:
    return lambda row: (row.stream, row.record) in one.answered or row.stream in one.before


def _whole_applications() -> Iterable[Departure]:
    return [one for one in departures.deleted_applications() if one.streams >= set(WHOLE)]


def _vanished(do: str, find: Find, *streams: Stream) -> Callable[[Ground], Found]:
    """Make the check that what `find` finds has left LinkedIn, the lowest first."""

    def check(ground: Ground) -> Found:
        if number := departures.refused(*streams):
            return failed(f"LinkedIn did not delete {number}.", SEE_PROBLEMS)
        if waiting := ground.number_in(LedgerRow.State.DELETION_QUEUED):
            return needs_a_person(f"{waiting} are leaving LinkedIn.", "Run this again in a while.")
        found = list(find())
        if left := [row for one in found for row in one.left(ground)]:
            return failed(f"{len(left)} deleted here are still at LinkedIn.", SEE_PROBLEMS)
        if not all(one.is_in_order for one in found):
            said = "LinkedIn was asked about a record before what is below it."
            return failed(said, "Tell the makers of Tandem.")
        if not found:
            said = "Nothing was deleted in this way yet."
            return needs_a_person(said, f"{do}, wait a minute, then run this again.")
        seen = [call for stream in streams for call in calls(ground, stream, "DELETE")]
        number = sum(len(one.rows) for one in found)
        # What was not answered for by itself went with what it belonged to.
        how = "the lowest first" if all(one.answered for one in found) else "all of them"
        return passed(f"{number} records deleted here left LinkedIn, {how}.", *seen)

    return check


def _leaving(ground: Ground) -> Found:
    """Mass clean-up: nothing is left of a company that had everything withdrawn."""
    erasure = Erasure.objects.filter(kind=Erasure.Kind.COMPANY).order_by("-id").first()
    if not ground.connection.withdrawn_at or erasure is None:
        todo = "Withdraw a company that is there for trials, and see LinkedIn's indicator empty."
        return needs_a_person("Nothing may be cleaned up here only to show that it can be.", todo)
    if number := departures.refused(*Stream):
        return failed(f"LinkedIn did not delete {number}.", SEE_PROBLEMS)
    if not erasure.is_done:
        return needs_a_person("The company's records are leaving.", "Run this again in a while.")
    left = sum(len(sandbox_records(ground, one)) for one in (Stream.CANDIDATES, *WHOLE))
    if left or LedgerRow.objects.found_by(stream=Stream.CANDIDATES, state="sent").exists():
        return failed(f"{left} records of the company are still at LinkedIn.", SEE_PROBLEMS)
    return passed("All of the company left LinkedIn, and there is a receipt of it.")


RULES = (
    Rule("RSC-501", "A candidate's notes vanish when they are deleted, then the candidate.",
         _vanished("Delete a note on a candidate, then the candidate", _notes_first,
                   Stream.CANDIDATE_NOTES, Stream.CANDIDATES), "linkedin-erasures"),
    Rule("RSC-502", "A deleted candidate vanishes with all there is about them.",
         _vanished("Delete a candidate who has a note and an application", _whole_people,
                   Stream.CANDIDATE_NOTES, Stream.APPLICATIONS, Stream.CANDIDATES),
         "linkedin-erasures"),
    Rule("RSC-503", "Notes, stages and feedback of an application vanish when they are deleted.",
         _vanished("Delete note and feedback of an application that has stages, then the person",
                   _bit_by_bit, *WHOLE), "linkedin-erasures"),
    Rule("RSC-504", "A deleted application vanishes with its notes, stages and feedback.",
         _vanished("Delete an application that has stages, a note and feedback",
                   _whole_applications, *WHOLE), "linkedin-erasures"),
    Rule("RSC-505", "The way to LinkedIn's versioned API is understood and short.",
         both_generations),
    Rule("Mass clean-up", "The same deletions clean up when a customer leaves.", _leaving,
         "linkedin-erasures"),
)  # fmt: skip
