"""Module 5: what is deleted here vanishes at LinkedIn. Checks find what was deleted last."""

from collections.abc import Callable

from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, calls, sandbox_records
from linkedin_rsc.certify.rule import Found, Rule, failed, needs_a_person, passed
from linkedin_rsc.models import LedgerRow, Stream

LATEST = 100
SEE_PROBLEMS = "Open the LinkedIn tab, and send again what LinkedIn did not take."


def _vanished(do: str, *streams: Stream) -> Callable[[Ground], Found]:
    """Make the check that what was deleted of each stream is no longer at LinkedIn."""

    def check(ground: Ground) -> Found:
        deleted = {stream: _deleted(stream) for stream in streams}
        lacking = [str(stream.label) for stream, rows in deleted.items() if not rows]
        if lacking:
            said = f"Not deleted at LinkedIn yet: {', '.join(lacking)}."
            return needs_a_person(said, f"{do}, wait a minute, then run this again.")
        left = [
            key
            for stream, rows in deleted.items()
            for key in rows & set(sandbox_records(ground, stream))
        ]
        if left:
            return failed(f"{len(left)} deleted here are still at LinkedIn.", SEE_PROBLEMS)
        seen = [call for stream in streams for call in calls(ground, stream, "DELETE")]
        return passed("What was deleted here is no longer at LinkedIn.", *seen)

    return check


def _deleted(stream: Stream) -> set[str]:
    rows = LedgerRow.objects.found_by(stream=stream, state=State.DELETED)
    return set(rows.order_by("-id").values_list("record", flat=True)[:LATEST])


def _generation(ground: Ground) -> Found:
    """RSC-505: which generation this run was made in."""
    todo = (
        "Run this once with LINKEDIN_API_VERSION empty and once with a version, and show both "
        "reports with docs/decisions/0010-unversioned-endpoints-first.md."
    )
    return needs_a_person(f"This run speaks {ground.generation}.", todo)


def _leaving(ground: Ground) -> Found:
    todo = (
        "Disconnect a company that is there for trials, and see LinkedIn's indicator empty itself."
    )
    return needs_a_person("Nothing may be cleaned up here only to show that it can be.", todo)


RULES = (
    Rule("RSC-501", "A candidate's notes vanish when they are deleted, then the candidate.",
         _vanished("Delete a note on a candidate, then the candidate",
                   Stream.CANDIDATE_NOTES, Stream.CANDIDATES), "linkedin-tab"),
    Rule("RSC-502", "A deleted candidate vanishes with all there is about them.",
         _vanished("Delete a candidate who has an application", Stream.CANDIDATES,
                   Stream.APPLICATIONS), "linkedin-tab"),
    Rule("RSC-503", "Notes, stages and feedback of an application vanish when they are deleted.",
         _vanished("Delete a note and feedback of an application", Stream.APPLICATION_NOTES,
                   Stream.FEEDBACK), "linkedin-tab"),
    Rule("RSC-504", "A deleted application vanishes with its notes, stages and feedback.",
         _vanished("Move an application back to Prospect", Stream.APPLICATIONS, Stream.STAGES),
         "linkedin-tab"),
    Rule("RSC-505", "The way to LinkedIn's versioned API is understood and short.", _generation),
    Rule("Mass clean-up", "The same deletions clean up when a customer leaves.", _leaving,
         "linkedin-tab"),
)  # fmt: skip
