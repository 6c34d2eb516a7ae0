"""Who may do what on a job: the matrix of attract.md section 3.2, decided at request time.

Administrators may do everything, read-only people nothing. Everyone else acts by the role held on
this job's team, whatever global role they hold by now.
"""

from accounts.models import User
from accounts.policy import is_administrator
from jobs.models import Job, TeamMember

Role = TeamMember.Role


def team_roles(user: User, job: Job) -> frozenset[str]:
    """Return the roles of this person on the job's team; one query, none when prefetched."""
    return frozenset(member.role for member in job.team.all() if member.user_id == user.pk)


def leads(user: User, job: Job) -> bool:
    """Recruiters and hiring managers of the team, and administrators."""
    return is_administrator(user) or bool(
        team_roles(user, job) & {Role.RECRUITER, Role.HIRING_MANAGER}
    )


def recruits(user: User, job: Job) -> bool:
    """Recruiters of the team, and administrators: they alone close jobs and reject."""
    return is_administrator(user) or Role.RECRUITER in team_roles(user, job)


def is_on_team(user: User, job: Job) -> bool:
    return is_administrator(user) or bool(team_roles(user, job))
