"""What is done to several people of a pipeline at once.

Each person is one use case of its own: what is refused for one is said and stops no other.
"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reject_application
from applications.models import Application
from applications.permissions import MOVE, REJECT, TAG
from applications.pipeline.table import PAGE_SIZE
from base.errors import DomainError
from candidates.record.answers import is_local
from candidates.tags.services import add_tag
from jobs.loading import load_job
from jobs.models import Job

MAX_NAMED = 3


@login_required
@require_POST
def moves(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Move the people of `application` to the stage `stage`."""
    job = load_job(request, public_id)
    MOVE.require(request.user, job)
    stage = job.stages.filter(public_id=request.POST.get("stage", "")).first()
    if stage is None:
        return _ask(request, job, _("Choose the stage to move them to."))

    def move(application: Application) -> None:
        move_application(application=application, to=stage, by=request.user)

    def say(count: int) -> str:
        said = ngettext(
            "Moved %(count)d person to %(stage)s.", "Moved %(count)d people to %(stage)s.", count
        )
        return said % {"count": count, "stage": stage.name}

    return _for_each(request, job, move, say)


@login_required
@require_POST
def rejections(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Reject the people of `application` for the reason with the code `reason`."""
    job = load_job(request, public_id)
    REJECT.require(request.user, job)
    reason = request.POST.get("reason", "")
    if reason not in Application.RejectionReason.values:
        return _ask(request, job, _("Choose a reason for the rejection."))

    def reject(application: Application) -> None:
        reject_application(application=application, reason=reason, by=request.user)

    def say(count: int) -> str:
        said = ngettext(
            "Rejected %(count)d person. Show rejected people to undo it.",
            "Rejected %(count)d people. Show rejected people to undo it.",
            count,
        )
        return said % {"count": count}

    return _for_each(request, job, reject, say)


@login_required
@require_POST
def tags(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Put the tag `tag` on the people of `application`."""
    job = load_job(request, public_id)
    TAG.require(request.user, job)
    name = request.POST.get("tag", "").strip()
    if not name:
        return _ask(request, job, _("Name the tag to put on them."))

    def tag(application: Application) -> None:
        add_tag(candidate=application.candidate, name=name, by=request.user)

    def say(count: int) -> str:
        said = ngettext(
            "Tagged %(count)d person with %(tag)s.", "Tagged %(count)d people with %(tag)s.", count
        )
        return said % {"count": count, "tag": name}

    return _for_each(request, job, tag, say)


def _for_each(
    request: AuthenticatedHttpRequest,
    job: Job,
    act: Callable[[Application], None],
    words_for: Callable[[int], str],
) -> HttpResponse:
    """Do something to each chosen person and say for how many it was done, and why not."""
    done, refused = 0, []
    for application in _chosen(request, job):
        try:
            act(application)
        except DomainError as refusal:
            refused.append(f"{application.candidate}: {refusal.message}")
        else:
            done += 1
    if not done and not refused:
        return _ask(request, job, _("Choose people first."))
    if done:
        messages.success(request, words_for(done))
    if refused:
        messages.error(request, _refusals(refused))
    return _back(request, job)


def _chosen(request: AuthenticatedHttpRequest, job: Job) -> list[Application]:
    visible = Application.objects.visible_to(request.user).filter(job=job)
    wanted = request.POST.getlist("application")[:PAGE_SIZE]
    return list(
        visible.filter(public_id__in=wanted).select_related("candidate", "stage").order_by("pk")
    )


def _refusals(refused: list[str]) -> str:
    """Say for how many it was not done, and of the first few why."""
    left = ngettext(
        "Left %(count)d person as they were.", "Left %(count)d people as they were.", len(refused)
    )
    said = [left % {"count": len(refused)}, *refused[:MAX_NAMED]]
    if len(refused) > MAX_NAMED:
        said.append(_("And %(count)d more.") % {"count": len(refused) - MAX_NAMED})
    return " ".join(said)


def _ask(request: AuthenticatedHttpRequest, job: Job, words: str) -> HttpResponse:
    messages.error(request, words)
    return _back(request, job)


def _back(request: AuthenticatedHttpRequest, job: Job) -> HttpResponse:
    wanted = request.POST.get("next", "")
    return redirect(
        wanted if is_local(wanted, request) else reverse("pipeline", args=[job.public_id])
    )
