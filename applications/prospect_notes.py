"""What the Prospect stage says of who sees its people: a move back closes them to interviewers."""

from collections.abc import Sequence

from django.utils.translation import ngettext

from jobs.models import Job, Stage, TeamMember

Role = TeamMember.Role


def stage_notes(job: Job, stages: Sequence[Stage]) -> dict[int, str]:
    """Say how many of the team do not see prospects; no query where the team is prefetched."""
    roles: dict[int, set[str]] = {}
    for member in job.team.all():
        roles.setdefault(member.user_id, set()).add(member.role)
    count = sum(held == {Role.INTERVIEWER} for held in roles.values())
    if not count:
        return {}
    said = ngettext(
        "hidden from %(count)d interviewer", "hidden from %(count)d interviewers", count
    )
    return {stage.pk: said % {"count": count} for stage in stages if stage.is_prospect}
