"""Saving members to projects, which the recruiters of a contract share."""

from django.db import transaction
from django.db.models import QuerySet

from linkedin_sandbox.models import Contract, Member, Project, Seat
from linkedin_sandbox.world import accounts, clock
from linkedin_sandbox.world.refusals import Refused


class ProjectRefused(Refused):
    pass


def projects_of(contract: Contract) -> QuerySet[Project]:
    return contract.projects.order_by("name", "id")


@transaction.atomic
def save_to_project(*, seat: Seat, member: Member, name: str) -> Project:
    """Save a member to the project of this name, making it when there is none."""
    accounts.check_open(member)
    name = " ".join(name.split())
    if not name or len(name) > 100:
        raise ProjectRefused("Give the project a name of at most 100 characters.")
    project, _ = Project.objects.get_or_create(
        contract=seat.contract, name=name, defaults={"created_at": clock.now()}
    )
    project.members.add(member)
    return project


def remove_from_project(*, project: Project, member: Member) -> None:
    project.members.remove(member)
