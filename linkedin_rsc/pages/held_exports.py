"""Exports that wait for a colleague: on home, on the person's LinkedIn tab, and the decision."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from accounts.policy import is_administrator
from accounts.users.words import say_colleagues
from base.counting import CappedCount
from base.errors import DomainError
from base.words import gettext as _
from candidates.access import openers
from candidates.models import Candidate
from candidates.permissions import DECIDE_ACCESS
from candidates.record.answers import send_back
from candidates.record.frame import load_candidate
from candidates.record.queries import TAB_CAP
from jobs.places import KnownPlaces, Places
from linkedin_rsc.intake.deciding import accept_export, decline_export, exports_to_decide
from linkedin_rsc.intake.telling import exporter_of, job_words
from linkedin_rsc.models import HeldExport

ROWS = 5


@dataclass(frozen=True)
class Waiting:
    """An export as whoever decides on it reads it; `opened` says to whom a yes opens the record."""

    held: HeldExport
    exporter: str
    job: str
    opened: str


def waiting_for(user: User) -> list[HeldExport] | None:
    """Return the oldest exports that this person may decide on; one query."""
    found = exports_to_decide(user).select_related("candidate", "exporter")
    return list(found.order_by("pk")[:ROWS]) or None


def count_waiting(user: User, places: Places) -> CappedCount:
    """Count the exports of a person that wait for this user, beside the person's own row.

    Says what DECIDE_ACCESS says, by the places that are known already.
    """
    held = HeldExport.objects.filter(candidate=OuterRef("pk"))
    if not (is_administrator(user) or (isinstance(places, KnownPlaces) and places.led)):
        held = held.filter(candidate__created_by=user)
    return CappedCount(held, TAB_CAP)


def exports_of(candidate: Candidate, user: User) -> list[Waiting]:
    """Return the exports of an opened person that wait for this user.

    None of most people, which their own row says; else one query, and one or two for each.
    """
    if not candidate.linkedin_count:  # type: ignore[attr-defined]  # Of `count_waiting`.
        return []
    return [_waiting(held, user) for held in _held(candidate)]


@login_required
@require_POST
def accept(request: AuthenticatedHttpRequest, public_id: str, held_id: str) -> HttpResponse:
    """Let the exported person join the job."""
    candidate, held = _load(request, public_id, held_id)
    try:
        accept_export(held=held, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        said = _("%(name)s is a prospect on %(job)s.")
        words = {"name": candidate, "job": job_words(held.job, request.user)}
        messages.success(request, said % words)
    return send_back(request, candidate, tab="candidate-linkedin")


@login_required
@require_POST
def decline(request: AuthenticatedHttpRequest, public_id: str, held_id: str) -> HttpResponse:
    """Keep the exported person off the job."""
    candidate, held = _load(request, public_id, held_id)
    try:
        decline_export(held=held, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        said = _("Declined. %(name)s learns that a colleague decided so.")
        messages.success(request, said % {"name": exporter_of(held)})
    return send_back(request, candidate, tab="candidate-linkedin")


def _load(
    request: AuthenticatedHttpRequest, public_id: str, held_id: str
) -> tuple[Candidate, HeldExport]:
    candidate = load_candidate(request, public_id)
    DECIDE_ACCESS.require(request.user, candidate)
    return candidate, get_object_or_404(_held(candidate), public_id=held_id)


def _held(candidate: Candidate) -> QuerySet[HeldExport]:
    return (
        HeldExport.objects.filter(candidate=candidate)
        .select_related("job", "exporter", "candidate")
        .order_by("pk")
    )


def _waiting(held: HeldExport, user: User) -> Waiting:
    """Interviewers see no prospects, so a yes opens the record to those who lead the job."""
    leading = held.job.team.leading().values("user")
    candidate = held.candidate
    known = openers(candidate, is_private=candidate.is_private).values("pk")
    newcomers = User.objects.filter(pk__in=leading, is_active=True).exclude(pk__in=known)
    return Waiting(
        held=held,
        exporter=exporter_of(held),
        job=job_words(held.job, user),
        opened=say_colleagues(newcomers.order_by("first_name", "last_name", "pk")),
    )
