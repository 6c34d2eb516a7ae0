"""What stands between a recruiter and *Export to ATS*, in words."""

from dataclasses import dataclass

from linkedin_sandbox.models import Integration, Job, Organization
from linkedin_sandbox.recruiter.seated import SeatedUser
from linkedin_sandbox.world import exports, integrations, jobs, switches, visibility


@dataclass(frozen=True)
class Budget:
    used: int
    limit: int

    @property
    def left(self) -> int:
        return max(0, self.limit - self.used)


def budget_of(user: SeatedUser) -> Budget:
    limit = int(switches.number("exports_per_seat_and_month"))
    return Budget(exports.used_this_month(user.seat), limit)


def why_not(user: SeatedUser) -> str:
    """Say why this user cannot export now, or nothing."""
    if not exports.is_enabled(user.organization):
        return (
            "One-click export is not enabled for your company. "
            "An admin of Recruiter can enable it under Admin settings > ATS, Company level."
        )
    budget = budget_of(user)
    if not budget.left:
        return (
            f"You have used all {budget.limit} exports of this month. "
            "The count starts again on the first of next month."
        )
    if not jobs.exportable_jobs(user.organization).exists():
        return f"There are no jobs to export to yet. {_why_no_jobs(user.organization)}"
    return ""


def ats_name(organization: Organization) -> str:
    """Name the ATS by the first word of what it called its export."""
    named = integrations.of_organization(organization).filter(
        type=Integration.Type.ONE_CLICK_EXPORT, application=organization.owner
    )
    words = [word for one in named for word in one.name.split()]
    return words[0] if words else "your ATS"


def _why_no_jobs(organization: Organization) -> str:
    sent = organization.jobs.all()
    if not sent.exists():
        return "Your ATS has not sent any; jobs appear here as soon as it does."
    if not sent.exclude(state=Job.State.CLOSED).exists():
        return "Every job your ATS has sent is closed."
    if not visibility.shows_all_jobs(organization):
        return (
            "Your ATS has sent jobs but not said that Recruiter users may see them "
            "(JOB_POSTING_VIEWERS)."
        )
    return "Every open job your ATS has sent has expired."
