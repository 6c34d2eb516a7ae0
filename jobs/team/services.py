"""Who is on a job's hiring team."""

from django.db import transaction

from accounts.activity import record
from accounts.models import Role, User
from base.errors import DomainError, InvalidInput
from base.rereading import reread
from base.words import gettext_lazy as _
from jobs.lifecycle.services import lock
from jobs.models import Job, TeamMember
from jobs.permissions import CHANGE_TEAM
from jobs.team.delegates import refuse_against_principal
from jobs.verbs import JobVerb

# Which global role a place on the team needs; interviewers need none.
NEEDED_ROLE = {
    TeamMember.Role.RECRUITER: Role.RECRUITER,
    TeamMember.Role.HIRING_MANAGER: Role.HIRING_MANAGER,
}


class LastLeader(DomainError):
    code = "last_leader"
    default_message = _("A job keeps at least one recruiter or hiring manager.")


@transaction.atomic
def add_team_member(*, job: Job, user: User, role: str, by: User) -> TeamMember:
    """Put a person on the job's team in `role`.

    Raises NotAllowed, and InvalidInput when they have left, or their global role does not fit.
    """
    CHANGE_TEAM.require(by, job)
    if role not in TeamMember.Role.values:
        raise InvalidInput(_("Choose recruiter, hiring manager or interviewer."), field="role")
    if not user.is_active:
        raise InvalidInput(_("%(name)s no longer signs in here.") % {"name": user}, field="user")
    needed = NEEDED_ROLE.get(TeamMember.Role(role))
    if needed and needed not in user.roles:
        label = TeamMember.Role(role).label.lower()
        raise InvalidInput(
            _("%(name)s does not hold the role %(role)s.") % {"name": user, "role": label},
            field="user",
        )
    member, is_new = TeamMember.objects.get_or_create(job=job, user=user, role=role)
    if not is_new:
        raise InvalidInput(
            _("%(name)s already has this place on the team.") % {"name": user}, field="user"
        )
    record(JobVerb.TEAM_JOINED, by=by, subject=job, job=job.public_id, user=user.pk, role=role)
    return member


@transaction.atomic
def remove_team_member(*, member: TeamMember, by: User) -> None:
    """Take a person's place on the team away, and the places of their delegates.

    The last leader stays. Raises NotAllowed, LastLeader, NoLongerHere.
    """
    job = member.job
    CHANGE_TEAM.require(by, job)
    lock(job)
    reread(member, _("Somebody took this place away meanwhile."), fields=["role"])
    refuse_against_principal(member, by)
    if not job.team.leading().own().exclude(pk=member.pk).exists():
        raise LastLeader
    for place in [*member.delegates.all(), member]:
        record(
            JobVerb.TEAM_LEFT, by=by, subject=job, job=job.public_id, user=place.user_id,
            role=place.role,
        )  # fmt: skip
    member.delete()


def team_roles_of(user: User) -> list[TeamMember.Role]:
    """Return in which roles this person may lead a job."""
    return [team for team, needed in NEEDED_ROLE.items() if needed in user.roles]


def team_role_of(user: User, role: str | None) -> str:
    """Return the role that was asked for, else the first of those allowed. Raises InvalidInput."""
    allowed = team_roles_of(user)
    if role is None:
        return allowed[0]
    if role not in allowed:
        raise InvalidInput(_("Choose a role that you hold."), field="role")
    return role
