"""What can be done in the widget, each told to its viewer and, of links, to the page around it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from linkedin_sandbox.models import Candidate, Member
from linkedin_sandbox.platform.widget_viewer import Viewer
from linkedin_sandbox.world import inmails, linking, persons, projects
from linkedin_sandbox.world.refusals import Refused


@dataclass(frozen=True)
class Told:
    """What the widget says; `event` and `person` go to the callbacks of the page around it."""

    words: str = ""
    problem: str = ""
    event: str = ""
    person: str = ""
    asks_unlink: bool = False


Deed = Callable[[HttpRequest, Viewer, Candidate], Told]


def link(request: HttpRequest, viewer: Viewer, candidate: Candidate) -> Told:
    member = Member.objects.filter(slug=request.POST.get("member", "")).first()
    if member is None:
        raise Refused("Choose a profile.")
    linking.link(candidate, member)
    return Told(f"Linked to {member.full_name}.", event="linked", person=_urn(candidate, member))


def unlink(request: HttpRequest, viewer: Viewer, candidate: Candidate) -> Told:
    if request.GET.get("confirms") == "true" and not request.POST.get("confirmed"):
        return Told(asks_unlink=True)
    member = linking.unlink(candidate)
    if member is None:
        raise Refused("Nobody is linked.")
    person = _urn(candidate, member)
    return Told(f"Unlinked from {member.full_name}.", event="unlinked", person=person)


def save_to_project(request: HttpRequest, viewer: Viewer, candidate: Candidate) -> Told:
    assert viewer.seat  # noqa: S101  # Without a seat nothing is offered.
    project = projects.save_to_project(
        seat=viewer.seat, member=_matched(candidate), name=request.POST.get("project", "")
    )
    return Told(f"Saved to {project.name}.")


def send_inmail(request: HttpRequest, viewer: Viewer, candidate: Candidate) -> Told:
    assert viewer.seat  # noqa: S101  # As above.
    inmails.write_inmail(
        seat=viewer.seat,
        member=_matched(candidate),
        subject=request.POST.get("subject", "")[:200],
        body=request.POST.get("body", ""),
    )
    return Told("InMail sent.")


def update_me(request: HttpRequest, viewer: Viewer, candidate: Candidate) -> Told:
    member = _matched(candidate)
    return Told(f"LinkedIn tells you when {member.full_name} changes the profile.")


def _matched(candidate: Candidate) -> Member:
    member = linking.match_of(candidate)
    if member is None:
        raise Refused("Nobody is linked.")
    return member


def _urn(candidate: Candidate, member: Member) -> str:
    owner = candidate.organization.owner
    return persons.person_urn(member, owner) if owner else ""


DEEDS: dict[str, Deed] = {
    "link": link,
    "unlink": unlink,
    "project": save_to_project,
    "inmail": send_inmail,
    "update": update_me,
}
