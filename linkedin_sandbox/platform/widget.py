"""The HcmWidget: the frame with a candidate's LinkedIn profile within the ATS's page (section 11).

Like the onboarding frame it works without cookies of its own: who looks travels in the address and
in the form, and a signed value guards what is done.
"""

from django.core import signing
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from linkedin_sandbox.models import Candidate, DeveloperApplication, Member, Seat
from linkedin_sandbox.platform.framing import framed_by, refused
from linkedin_sandbox.platform.widget_deeds import DEEDS, Told
from linkedin_sandbox.platform.widget_viewer import Viewer, seats_to_choose, viewer_of
from linkedin_sandbox.recruiter import queries
from linkedin_sandbox.world import candidates, integrations, linking
from linkedin_sandbox.world.refusals import Refused

SALT = "linkedin_sandbox.widget"
FORM_LIFETIME_S = 3_600
MOST_ALIKE = 6


@csrf_exempt
@require_http_methods(["GET", "POST"])
def frame(request: HttpRequest) -> HttpResponse:
    """Show the widget to a page whose origin the application registered."""
    application = DeveloperApplication.objects.filter(
        client_id=request.GET.get("api_key", ""), is_parent=False
    ).first()
    origin = request.GET.get("origin", "")
    if application is None or origin not in application.js_sdk_domains:
        return refused(request, origin)
    return framed_by(origin, _shown(request, application))


def _shown(request: HttpRequest, application: DeveloperApplication) -> HttpResponse:
    viewer = viewer_of(request, application)
    page: dict[str, object] = {"viewer": viewer, "hidden": request.GET.items(), "sign_out": True}
    if viewer is None:
        return render(request, "widget/signed_out.html", page | {"seats": seats_to_choose()})
    if viewer.seat is None:
        return render(request, "widget/no_seat.html", page)
    candidate = _candidate(request, viewer)
    if candidate is None:
        return render(request, "widget/unknown.html", page)
    if request.method == "POST":
        return _done(request, viewer, candidate, page)
    return _profile(request, viewer, candidate, page)


def _candidate(request: HttpRequest, viewer: Viewer) -> Candidate | None:
    """Find the synchronised candidate, unless the widget is switched off."""
    organization = viewer.organization
    if organization is None or not integrations.is_enabled(organization, "PROFILE_PLUGIN"):
        return None
    found = organization.candidates.filter(external_id=request.GET.get("candidate", ""))
    return found.select_related("manual_match", "organization").first()


def _done(
    request: HttpRequest, viewer: Viewer, candidate: Candidate, page: dict[str, object]
) -> HttpResponse:
    deed = DEEDS.get(request.POST.get("deed", ""))
    try:
        if deed is None or not _is_proven(request, candidate):
            raise Refused("This form has expired. Read it again.")
        told = deed(request, viewer, candidate)
    except Refused as refusal:
        told = Told(problem=str(refusal))
    candidate.refresh_from_db()
    return _profile(request, viewer, candidate, page | {"told": told})


def _profile(
    request: HttpRequest, viewer: Viewer, candidate: Candidate, page: dict[str, object]
) -> HttpResponse:
    member = linking.match_of(candidate)
    page |= {
        "candidate": candidate,
        "member": member,
        "alike": [] if member else _alike(candidate),
        "proof": signing.dumps(candidate.external_id, salt=SALT),
        "is_unlinkable": request.GET.get("unlinkable") == "true",
        "confirms": request.GET.get("confirms") == "true",
        "is_activity": request.GET.get("tab") == "activity",
        "activity": _activity(member, viewer) if member else None,
        "frame": request.GET.get("frame", ""),
        "origin": request.GET.get("origin", ""),
    }
    return render(request, "widget/profile.html", page)


def _alike(candidate: Candidate) -> list[Member]:
    """List whom the algorithm found, else open profiles with a similar name."""
    found = candidates.matched_members(candidate)
    if found:
        return found
    first, last = candidate.field("firstName", ""), candidate.field("lastName", "")
    like = _open(queries.members_like(f"{first} {last}")) or _open(queries.members_like(last))
    return list(like[:MOST_ALIKE]) if last.strip() else []


def _open(members: "QuerySet[Member]") -> "QuerySet[Member]":
    return members.filter(closed_at=None)


def _activity(member: Member, viewer: Viewer) -> dict[str, object]:
    """Gather what the company's recruiters did with a member; an InMail's text is its sender's."""
    seats = Seat.objects.filter(contract__organization=viewer.organization)
    notes = member.recruiter_notes.filter(seat__in=seats, is_active=True)
    own = viewer.seat
    return {
        "conversations": member.conversations.filter(seat__in=seats)
        .select_related("seat__member")
        .prefetch_related("inmails"),
        "notes": [
            note
            for note in notes.select_related("seat__member").order_by("-created_at")
            if note.is_shared or note.seat == own
        ],
        "projects": member.projects.filter(contract__organization=viewer.organization),
    }


def _is_proven(request: HttpRequest, candidate: Candidate) -> bool:
    try:
        proven = signing.loads(request.POST.get("proof", ""), salt=SALT, max_age=FORM_LIFETIME_S)
    except signing.BadSignature:
        return False
    return bool(proven == candidate.external_id)
