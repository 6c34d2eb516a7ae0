"""The recruiter who exported: a colleague where known, the source of the person, told of it."""

from accounts.models import User
from base.text import folded, one_line
from candidates.models import Source
from candidates.sources import made_source
from jobs.models import Job, TeamMember
from linkedin_rsc.intake.people import Exporter

MAX_NAME_CHARACTERS = 100


def user_of(exporter: Exporter | None) -> User | None:
    """Return the colleague who exported, known by the e-mail of the Recruiter seat."""
    if exporter is None or not exporter.email:
        return None
    return User.objects.filter(email=exporter.email.lower(), is_active=True).first()


def source_of(exporter: Exporter | None, user: User | None) -> Source:
    """Return the source that names whoever exported, made when it is new."""
    name = str(user) if user else ""
    if not name and exporter:
        name = one_line(f"{exporter.first_name} {exporter.last_name}")
    # A single sign may be eighteen when folded; a name made of such signs is nobody's.
    is_usable = name and len(folded(name)) <= 2 * MAX_NAME_CHARACTERS
    of_recruiter = (
        f"{name[:MAX_NAME_CHARACTERS]} (LinkedIn Recruiter)" if is_usable else "LinkedIn Recruiter"
    )
    return made_source(of_recruiter, Source.Kind.ACTIVE_SEARCH)


def concerned(job: Job | None, user: User | None) -> list[User]:
    """Return whoever exported, else the recruiters of the job."""
    if user:
        return [user]
    if job is None:
        return []
    places = job.team.filter(role=TeamMember.Role.RECRUITER).select_related("user")
    return [place.user for place in places]
