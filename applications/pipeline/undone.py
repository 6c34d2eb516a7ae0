"""What was done to several people of a pipeline, taken back as one."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from applications.lifecycle.undoing import undo_step
from applications.models import Application, StageChange
from applications.permissions import MOVE, TAG
from applications.pipeline.table import PAGE_SIZE
from base.text import one_line
from base.undoing import AlreadyUndone, ids_to_undo
from candidates.models import Candidate
from candidates.people.undoing import undo_all
from candidates.tags.services import remove_tag
from jobs.loading import load_job


@login_required
@require_POST
def steps(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Take back moves and rejections, in the order in which they were done.

    So each is taken back about as long after it was done as the others, within its own window.
    """
    job = load_job(request, public_id)
    MOVE.require(request.user, job)
    named = StageChange.objects.filter(
        public_id__in=ids_to_undo(request, PAGE_SIZE),
        application__in=Application.objects.visible_to(request.user).filter(job=job),
    )
    found = named.select_related("application__candidate", "from_stage").order_by("pk")
    people = [
        (str(step.application.candidate), partial(undo_step, step=step, by=request.user))
        for step in found
    ]
    return undo_all(request, people, reverse("pipeline", args=[public_id]))


@login_required
@require_POST
def tags(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Take the tag with the folded name `tag` off the people who got it."""
    job = load_job(request, public_id)
    TAG.require(request.user, job)
    visible = Application.objects.visible_to(request.user).filter(job=job)
    named = visible.filter(public_id__in=ids_to_undo(request, PAGE_SIZE))
    tag = one_line(request.GET.get("tag", ""))
    people = [
        (str(one.candidate), partial(_take_off, one.candidate, tag, request.user))
        for one in named.select_related("candidate").order_by("pk")
    ]
    return undo_all(request, people, reverse("pipeline", args=[public_id]))


def _take_off(candidate: Candidate, folded_name: str, by: User) -> None:
    """Take a tag off. Raises NotAllowed, and AlreadyUndone where the person wears it no more."""
    worn = candidate.tags.filter(folded_name=folded_name).first()
    if worn is None:
        raise AlreadyUndone
    remove_tag(candidate=candidate, tag=worn, by=by)
