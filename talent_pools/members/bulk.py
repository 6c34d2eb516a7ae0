"""Several people at once: into a pool from any list, out of a pool, from a pool onto a job."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest, requires
from applications.models import Application
from applications.queries import jobs_open_to
from base.errors import NotAllowed
from base.words import gettext as _
from candidates.models import Candidate
from candidates.people.actions import MAX_CHOSEN, answer
from talent_pools.loading import load_pool
from talent_pools.members.deeds import AddToJob, AddToPool, RemoveFromPool
from talent_pools.models import PoolMember, TalentPool
from talent_pools.permissions import CREATE_POOL, REMOVE_FROM_POOL


@login_required
@require_POST
@requires(CREATE_POOL)
def additions(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Put the people of `candidate`, or of the rows `application`, into the pool `pool`."""
    make = partial(AddToPool, request.user)
    return answer(request, _chosen(request), make, reverse("pool-list"))


@login_required
@require_POST
def removals(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Take the people of `candidate` out of the pool."""
    pool = load_pool(request, public_id)
    REMOVE_FROM_POOL.require(request.user, pool)
    make = partial(RemoveFromPool, pool, request.user)
    return answer(
        request, _chosen_in(request, pool), make, reverse("pool-detail", args=[public_id])
    )


@login_required
@require_POST
def applications(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Put the people of `candidate` on the job `job`."""
    pool = load_pool(request, public_id)
    if not jobs_open_to(request.user).exists():
        raise NotAllowed(_("You lead no active job to add people to."))
    make = partial(AddToJob, request.user)
    return answer(
        request, _chosen_in(request, pool), make, reverse("pool-detail", args=[public_id])
    )


def _page_of(pool: TalentPool) -> str:
    return reverse("pool-detail", args=[pool.public_id])


def _chosen(request: AuthenticatedHttpRequest) -> list[Candidate]:
    """Return whom the user may open of those that were chosen, in the order of their arrival."""
    named = request.POST.getlist("candidate")[:MAX_CHOSEN]
    # A pipeline's row says where it stood after the id, which says nothing of the person.
    rows = [row.partition(":")[0] for row in request.POST.getlist("application")[:MAX_CHOSEN]]
    opened = Application.objects.visible_to(request.user).filter(public_id__in=rows)
    named += opened.values_list("candidate__public_id", flat=True) if rows else []
    found = Candidate.objects.visible_to(request.user).filter(public_id__in=named[:MAX_CHOSEN])
    return list(found.defer("search_text").order_by("pk"))


def _chosen_in(request: AuthenticatedHttpRequest, pool: TalentPool) -> list[Candidate]:
    chosen = _chosen(request)
    here = PoolMember.objects.current().filter(pool=pool, candidate__in=chosen)
    known = set(here.values_list("candidate", flat=True))
    return [candidate for candidate in chosen if candidate.pk in known]
