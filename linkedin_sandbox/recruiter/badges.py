"""The In-ATS badge with the few words it shows when somebody points at it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from linkedin_sandbox.models import Application, Candidate, Member, Organization, Stage
from linkedin_sandbox.recruiter.seated import SeatedUser
from linkedin_sandbox.world import clock, indicator, visibility

SHOWN_LINES = 3


@dataclass(frozen=True)
class Badge:
    """One line an application, the newest first: its job and where it stands."""

    lines: list[str]

    @property
    def shown(self) -> list[str]:
        return self.lines[:SHOWN_LINES]

    @property
    def more(self) -> int:
        return max(0, len(self.lines) - SHOWN_LINES)


def badges_of(members: Sequence[Member], user: SeatedUser) -> dict[int, Badge]:
    """Give the badges of members the ATS holds a candidate for, in a handful of statements."""
    if not indicator.is_enabled(user.organization):
        return {}
    candidates = _candidate_ids(members, user.organization)
    lines = _lines({one for ids in candidates.values() for one in ids}, user)
    return {
        member: Badge([line for one in sorted(ids) for line in lines[one]])
        for member, ids in candidates.items()
    }


def _candidate_ids(members: Sequence[Member], organization: Organization) -> dict[int, set[str]]:
    """Name by member the external ids of candidates linked by hand, else matched."""
    is_matched = Q(
        manual_match__isnull=True, matches__in=members, matches_visible_at__lte=clock.now()
    )
    rows = Candidate.objects.filter(
        Q(manual_match__in=members) | is_matched, organization=organization
    ).values_list("manual_match_id", "matches__id", "external_id")
    found: dict[int, set[str]] = defaultdict(set)
    for linked, matched, external_id in rows:
        found[linked or matched].add(external_id)
    return found


def _lines(external_ids: Iterable[str], user: SeatedUser) -> dict[str, list[str]]:
    """Word the applications this Recruiter user may see, by candidate."""
    applications = user.organization.applications.filter(external_candidate_id__in=external_ids)
    newest_first = list(applications.order_by("-id"))
    visible = visibility.visible_applications(user.organization, newest_first, user.seat)
    stages = _current_stages(visible)
    lines: dict[str, list[str]] = defaultdict(list)
    for one in visible:
        job = one.field("atsJobPostingName") or one.external_job_id
        stage = stages.get(one.pk, "stage not sent yet")
        lines[one.external_candidate_id].append(f"{job}: {stage}")
    return lines


def _current_stages(applications: list[Application]) -> dict[int, str]:
    entries = Stage.objects.filter(parent__in=applications)
    in_order = sorted(entries, key=lambda entry: int(entry.field("atsCreatedAt") or 0))
    return {entry.parent_id: str(entry.field("stage")) for entry in in_order}
