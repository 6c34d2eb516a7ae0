"""Whose e-mail address LinkedIn shows as a job's poster, required of every job (changes-2026 A3).

The first recruiter on the team; without one its first hiring manager, then who made the job, then
the oldest administrator. Whoever no longer signs in stands for no job: the address must be read.
"""

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Role, User
from jobs.models import Job, TeamMember

TeamRole = TeamMember.Role


def with_poster(jobs: "QuerySet[Job]") -> "QuerySet[Job]":
    """Tell each job `poster_email`, in the same query; None where nobody signs in at all."""
    return jobs.annotate(poster_email=_email())


def poster_of(job: Job) -> User | None:
    """Return the poster of one job; 1 query."""
    email = Job.objects.filter(pk=job.pk).values_list(_email())
    return User.objects.filter(email=Subquery(email)).first()


def perhaps_posted_by(user: User) -> "QuerySet[Job]":
    """Select the jobs whose poster may change with what becomes of this person's account."""
    leading = TeamMember.objects.leading().filter(job=OuterRef("pk"))
    own = Q(created_by=user) | Q(pk__in=TeamMember.objects.filter(user=user).values("job"))
    return Job.objects.alias(leader=_first_of_team(leading)).filter(own | Q(leader=None))


def _email() -> Coalesce:
    return Coalesce(
        _first_on_team(TeamRole.RECRUITER),
        _first_on_team(TeamRole.HIRING_MANAGER),
        _first(User.objects.filter(pk=OuterRef("created_by"))),
        _first(User.objects.filter(role_grants__role=Role.ADMINISTRATOR)),
    )


def _first_on_team(role: TeamRole) -> Subquery:
    return _first_of_team(TeamMember.objects.filter(job=OuterRef("pk"), role=role))


def _first_of_team(places: "QuerySet[TeamMember]") -> Subquery:
    active = places.filter(user__is_active=True).order_by("id")
    return Subquery(active.values("user__email")[:1])


def _first(people: "QuerySet[User]") -> Subquery:
    return Subquery(people.filter(is_active=True).order_by("id").values("email")[:1])
