"""Writing down whom LinkedIn takes candidates for, a batch in constant statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from accounts.activity import record_all
from candidates.duplicates.services import note_same_profile
from linkedin_rsc.client.resources import MemberMatches
from linkedin_rsc.ledger.mark import mark
from linkedin_rsc.models import ProfileLink, ProfileMatch, Stream
from linkedin_rsc.profile.decisions import Finding, find, unless_taken
from linkedin_rsc.streams.change import Mark
from linkedin_rsc.streams.listed import listed, listed_keys
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.verbs import LinkedInVerb

State, How = ProfileMatch.State, ProfileLink.How
CHOSEN = {How.PERSON, How.WIDGET}
WRITTEN = ["state", "possible", "due_at", "tries", "looked_at"]


def keep(
    rows: Sequence[ProfileMatch],
    found: Mapping[int, MemberMatches],
    sharing: Sharing,
    now: datetime,
) -> None:
    """Link, propose or leave each; `found` is LinkedIn's answer by candidate.

    The rows are locked by the caller, who also says when to look next; whoever is linked is looked
    at no more.
    """
    links, chosen = _links_of(rows, sharing)
    former = _former(rows)
    findings = {
        key: find(found[key], row, former[key], is_chosen=key in chosen)
        for key, row in ((row.candidate_id, row) for row in rows)
        if key in found and key not in links
    }
    findings = _settle_taken(findings, sharing)
    for row in rows:
        _apply(row, findings.get(row.candidate_id), is_linked=row.candidate_id in links)
    _link([row for row in rows if row.candidate_id in findings], findings, sharing, now)
    ProfileMatch.objects.bulk_update(rows, WRITTEN)


def _links_of(rows: Sequence[ProfileMatch], sharing: Sharing) -> tuple[set[int], set[int]]:
    """Return who is linked, and whom a person linked under a former application."""
    links = ProfileLink.objects.filter(
        candidate__in=listed_keys(row.candidate_id for row in rows)
    ).values_list("candidate", "application_urn", "how")
    linked = {key for key, application, _how in links if application == sharing.application}
    chosen = {key for key, _application, how in links if how in CHOSEN}
    return linked, chosen - linked


def _former(rows: Sequence[ProfileMatch]) -> Mapping[int, list[ProfileMatch]]:
    """Return what other applications of ours knew of these candidates; one query."""
    known = ProfileMatch.objects.filter(
        candidate__in=listed_keys(row.candidate_id for row in rows)
    ).exclude(pk__in=listed_keys(row.pk for row in rows))
    former = defaultdict(list)
    for match in known:
        former[match.candidate_id].append(match)
    return former


def _settle_taken(findings: Mapping[int, Finding], sharing: Sharing) -> dict[int, Finding]:
    """Leave to a person whom two candidates would be linked with, and note that they are alike."""
    by_hand_last = sorted(findings.items(), key=lambda one: one[1].how == How.RECRUITER)
    wanted = {finding.member: pk for pk, finding in by_hand_last if finding.member}
    held = ProfileLink.objects.filter(
        application_urn=sharing.application, person__in=listed(wanted)
    ).values_list("person", "candidate")
    # Of several in one batch the last one gets them, best one linked by hand; to the others they
    # are taken.
    holders = wanted | dict(held)
    twins = [
        (pk, holders[finding.member])
        for pk, finding in findings.items()
        if finding.member and holders[finding.member] != pk
    ]
    note_same_profile(twins)
    alike = {pk for pk, _holder in twins}
    return {
        pk: unless_taken(finding, {finding.member}) if pk in alike else finding
        for pk, finding in findings.items()
    }


def _apply(row: ProfileMatch, finding: Finding | None, *, is_linked: bool) -> None:
    if is_linked:
        row.state, row.possible, row.due_at = State.LINKED, [], None
    elif finding:
        row.state, row.possible = State(finding.state), list(finding.possible)
        row.due_at = None if finding.state == State.LINKED else row.due_at


def _link(
    rows: Sequence[ProfileMatch], findings: Mapping[int, Finding], sharing: Sharing, now: datetime
) -> None:
    linked = [row.candidate for row in rows if findings[row.candidate_id].state == State.LINKED]
    if not linked:
        return
    links = [
        ProfileLink(
            candidate=candidate, person=findings[candidate.pk].member,
            how=findings[candidate.pk].how, application_urn=sharing.application, linked_at=now,
        )
        for candidate in linked
    ]  # fmt: skip
    # A link that belonged to a former application of ours gives way.
    written = ["person", "how", "application_urn", "linked_at", "profile_url", "snapshot"]
    ProfileLink.objects.bulk_create(
        links, update_conflicts=True, unique_fields=["candidate"],
        update_fields=[*written, "left_out", "linked_by"],
    )  # fmt: skip
    record_all(LinkedInVerb.MATCHED, by=None, candidates=linked)
    by_hand = [one for one in linked if findings[one.pk].how == How.RECRUITER]
    # What a person said at LinkedIn is said again should an overwrite clear it.
    mark(
        [Mark(Stream.MEMBERS, one.public_id, None, candidate=one.public_id) for one in by_hand],
        epoch=sharing.epoch,
    )
