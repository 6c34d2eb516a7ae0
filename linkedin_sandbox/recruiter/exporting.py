"""What stands between a recruiter and *Export to ATS*, in words."""

from dataclasses import dataclass, replace

from linkedin_sandbox.models import Integration, Job, Organization
from linkedin_sandbox.recruiter.seated import SeatedUser
from linkedin_sandbox.world import (
    clock,
    exports,
    instances,
    integrations,
    jobs,
    switches,
    visibility,
)


@dataclass(frozen=True)
class Budget:
    used: int
    limit: int

    @property
    def left(self) -> int:
        return max(0, self.limit - self.used)


@dataclass(frozen=True)
class Instance:
    """An ATS to choose, named by the company it serves."""

    name: str
    number: int


def at_instance(user: SeatedUser, number: str) -> SeatedUser:
    """Let a user export to the chosen instance, or to their own company's."""
    chosen = [
        one for one in instances.instances_for(user.organization) if str(one.number) == number
    ]
    return replace(user, organization=chosen[0]) if chosen else user


def instances_to_choose(user: SeatedUser) -> list[Instance]:
    """List the instances of the group, none where there is nothing to choose."""
    found = instances.instances_for(user.organization)
    named = [Instance(f"{ats_name(one)} – {one.name}", one.number) for one in found]
    return named if len(named) > 1 else []


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
    if not jobs.exportable_jobs(user.organization, seat=user.seat).exists():
        return f"There are no jobs to export to yet. {_why_no_jobs(user.organization)}"
    return ""


def ats_name(organization: Organization) -> str:
    """Name the ATS by the first word of what it called its export."""
    named = integrations.of_organization(organization).filter(
        type=Integration.Type.ONE_CLICK_EXPORT, application=organization.owner
    )
    words = [word for one in named for word in one.name.split()]
    return words[0] if words else "your ATS"


def missing_jobs(user: SeatedUser) -> list[str]:
    """Say, job by kind, why some that the ATS has are not offered."""
    sent = user.organization.jobs.all()
    closed = sent.filter(state=Job.State.CLOSED).count()
    over = sent.exclude(state=Job.State.CLOSED).filter(expires_at__lte=clock.now()).count()
    hidden = sent.filter(state=Job.State.LISTED, expires_at__gt=clock.now())
    kept = hidden.exclude(pk__in=visibility.visible_jobs(user.organization, user.seat)).count()
    counted = ((closed, "closed"), (over, "expired"), (kept, "kept from Recruiter users"))
    return [f"{count} {_jobs(count)} {word}." for count, word in counted if count]


def _jobs(count: int) -> str:
    return "job is" if count == 1 else "jobs are"


def _why_no_jobs(organization: Organization) -> str:
    sent = organization.jobs.all()
    if not sent.exists():
        return "Your ATS has not sent any; jobs appear here as soon as it does."
    if not sent.exclude(state=Job.State.CLOSED).exists():
        return "Every job your ATS has sent is closed."
    if not visibility.shows_all_jobs(organization):
        return (
            "Your ATS has sent jobs but not said that you may see them: there is no "
            "JOB_POSTING_VIEWERS, and no access list of yours has an open job."
        )
    return "Every open job your ATS has sent has expired."
