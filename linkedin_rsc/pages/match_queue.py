"""People whom LinkedIn may know, one decision after the other: yes, no, never, next."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from accounts.policy import is_hirer, sees_everything
from accounts.reading import note_reading
from base.counting import count_label
from base.paging import Page, count_up_to, cut
from base.words import StrOrPromise
from base.words import gettext_lazy as _
from candidates.models import Candidate
from linkedin_rsc.models.match import ProfileMatchQuerySet
from linkedin_rsc.permissions import DECIDE_MATCHES
from linkedin_rsc.profile.matches import matches_now
from linkedin_rsc.profile.telling_apart import holders_of, tell_apart

PAGE_SIZE = 20
CAP = 99
# What was done last, and the resource that takes it back.
UNDOING = {
    "link": (_("Linked %(name)s."), "profile-unlink"),
    "dismissal": (_("Set %(name)s aside."), "profile-proposal"),
    "refusal": (_("Not %(name)s’s profile."), "profile-reopening"),
}


@dataclass(frozen=True)
class Done:
    """The decision before, which can be taken back; `member` is whom it was about."""

    candidate: Candidate
    said: StrOrPromise
    undo: str
    member: str

    @property
    def words(self) -> str:
        return str(self.said) % {"name": self.candidate.full_name}


def waiting_for(user: User) -> str | None:
    """Say how many people wait for this person's decision, None where nobody does; one query."""
    if not (is_hirer(user) or sees_everything(user)):
        return None
    count = count_up_to(_waiting(user), CAP)
    return count_label(count, CAP) if count else None


@login_required
@require_safe
def queue(request: AuthenticatedHttpRequest) -> HttpResponse:
    rows = _waiting(request.user).select_related("candidate")
    page: Page[Any] = cut(rows, request.GET, PAGE_SIZE)
    holders = holders_of({one for row in page.rows for one in row.possible}, request.user)
    for row in page.rows:
        row.proposed = tell_apart(row.possible, holders)
    note_reading(request, by=request.user, candidate="", count=len(page.rows))
    context = {
        "page": page,
        "address": reverse("linkedin-matches"),
        "done": _done(request),
    }
    return render(request, "linkedin_rsc/profile/queue.html", context)


def _waiting(user: User) -> ProfileMatchQuerySet:
    """Return who waits among those whom this person may decide on."""
    return _decidable(user).waiting()


def _decidable(user: User) -> ProfileMatchQuerySet:
    people = DECIDE_MATCHES.among(Candidate.objects.visible_to(user), user)
    return matches_now().filter(Exists(people.filter(pk=OuterRef("candidate"))))


def _done(request: AuthenticatedHttpRequest) -> Done | None:
    """Return the decision that led here; one query, none on the first visit."""
    deed = request.GET.get("deed", "")
    if deed not in UNDOING:
        return None
    done = _decidable(request.user).filter(candidate__public_id=request.GET.get("done", ""))
    match = done.select_related("candidate").first()
    if match is None:
        return None
    said, undo = UNDOING[deed]
    member = match.refused[-1] if deed == "refusal" and match.refused else ""
    return Done(match.candidate, said, reverse(undo, args=[match.candidate.public_id]), member)
