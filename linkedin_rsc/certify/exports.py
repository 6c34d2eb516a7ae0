"""Whoever was exported from Recruiter last, and what became of them here."""

from accounts.models import Activity
from candidates.verbs import CandidateVerb
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import calls
from linkedin_rsc.certify.rule import Found, failed, needs_a_person, passed
from linkedin_rsc.models import Notification, ProfileLink, Stream

AGAIN = "then run this again"
LATEST = 100


def _exports() -> list[Notification]:
    rows = Notification.objects.filter(
        kind=Notification.Kind.EXPORT, state=Notification.State.DONE, application__isnull=False
    )
    return list(
        rows.select_related("application__candidate", "application__job").order_by("-id")[:LATEST]
    )


def export_arrives(ground: Ground) -> Found:
    """RSC-301: whoever was exported last stands on a job, with a member linked."""
    exports = _exports()
    if not exports or exports[0].application is None:
        todo = f"In Recruiter, export somebody new to a job, {AGAIN}."
        return needs_a_person("Nobody was exported yet.", todo)
    application = exports[0].application
    if not ProfileLink.objects.filter(candidate=application.candidate).exists():
        return failed("The last person exported has no linked profile.", "Open their LinkedIn tab.")
    if not application.source:
        return failed("The last export has no source.", "Tell the makers of Tandem.")
    said = (
        "The last person exported stands on the job chosen, with a source and the profile linked."
    )
    return passed(said, *calls(ground, Stream.MEMBERS, "POST"))


def is_not_doubled(ground: Ground) -> Found:
    """RSC-303: somebody changed here and exported once more is one person, on both jobs."""
    exports = _exports()
    if doubled := _doubled(ground, exports):
        said = f"{doubled} members who were exported are more than one person here."
        return failed(said, "Open the possible duplicates, and merge them.")
    twice = _exported_to_two_jobs(exports)
    if overwritten := [first for first in twice if _own_words(first) & _taken_in(first)]:
        said = f"An export changed what a colleague had written of {len(overwritten)}."
        return failed(said, "Tell the makers of Tandem.")
    if not any(map(_own_words, twice)):
        todo = f"Change somebody who was exported, export them again to another job, {AGAIN}."
        return needs_a_person("Nobody was changed and then exported to another job yet.", todo)
    return passed("Whoever was exported to two jobs is one person, on both, with our own words.")


def _doubled(ground: Ground, exports: list[Notification]) -> int:
    """Count members who became two people: told by the sandbox, else by one profile address."""
    members = {one["request_id"]: one["member"] for one in ground.held_there.get("exports", [])}
    people: dict[str, set[int]] = {}
    for one in exports:
        if one.application:
            candidate = one.application.candidate
            member = members.get(one.request_id) or candidate.linkedin_url
            people.setdefault(member, set()).add(candidate.pk)
    return sum(len(same) > 1 for member, same in people.items() if member)


def _exported_to_two_jobs(exports: list[Notification]) -> list[Notification]:
    """Return the first export of each person who was exported to several jobs."""
    of: dict[int, list[Notification]] = {}
    for one in exports:
        if one.application:
            of.setdefault(one.application.candidate_id, []).append(one)
    return [theirs[-1] for theirs in of.values() if len({one.application for one in theirs}) > 1]


def _own_words(first: Notification) -> set[str]:
    """Return the fields a colleague changed after the first export."""
    return {name for by, names in _edits(first) if by for name in names}


def _taken_in(first: Notification) -> set[str]:
    """Return the fields a later export changed; an e-mail is added to those that are there."""
    return {name for by, names in _edits(first) if not by for name in names} - {"emails"}


def _edits(first: Notification) -> list[tuple[int | None, list[str]]]:
    assert first.application  # noqa: S101  # Others are not asked about.
    edits = Activity.objects.filter(
        candidate=first.application.candidate.public_id,
        verb=CandidateVerb.EDITED,
        occurred_at__gt=first.received_at,
    )
    return [(by, data["fields"]) for by, data in edits.values_list("actor", "data")]
