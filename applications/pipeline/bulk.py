"""What is done to several people of a pipeline at once.

The first request names the people and gets a question, which says what would be done to how many;
the answer to it (`confirmed`) does it. Each person is one use case of its own: what is refused for
one is said and stops no other.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from applications.lifecycle.undoing import still_offered
from applications.models import Application
from applications.pipeline.deeds import Deed, Move, PutTag, Reject
from applications.pipeline.table import PAGE_SIZE
from base.errors import DomainError, InvalidInput
from base.undoing import say_with_undo
from candidates.people.actions import MAX_NAMED, named, say_refusals
from candidates.record.answers import is_local
from jobs.loading import load_job
from jobs.models import Job

# Between an application's id and that of the stage where the table shows it.
SEEN_IN = ":"


@dataclass(frozen=True)
class Chosen:
    """Somebody whose row was chosen, and where the table showed them."""

    application: Application
    seen_in: str

    @property
    def value(self) -> str:
        return f"{self.application.public_id}{SEEN_IN}{self.seen_in}"


@login_required
@require_POST
def moves(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Move the people of `application` to the stage `stage`."""
    return _answer(request, load_job(request, public_id), Move)


@login_required
@require_POST
def rejections(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Reject the people of `application` for the reason with the code `reason`."""
    return _answer(request, load_job(request, public_id), Reject)


@login_required
@require_POST
def tags(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Put the tag `tag` on the people of `application`."""
    return _answer(request, load_job(request, public_id), PutTag)


def _answer(request: AuthenticatedHttpRequest, job: Job, kind: type[Deed]) -> HttpResponse:
    """Ask, or do what was asked; what is missing is asked for again, of the same people."""
    kind.permission.require(request.user, job)
    chosen = _chosen(request, job)
    if not chosen:
        raise InvalidInput(_("Choose people first."))
    if "confirmed" not in request.POST:
        return _ask(request, kind(job, request.user, initial=request.POST.dict()), chosen)
    deed = kind(job, request.user, given=request.POST)
    if not deed.form.is_valid():
        return _ask(request, deed, chosen, status=422)
    _do(request, deed, chosen)
    return redirect(_back(request, job))


def _ask(
    request: AuthenticatedHttpRequest, deed: Deed, chosen: list[Chosen], status: int = 200
) -> HttpResponse:
    context = {
        "job": deed.job,
        "deed": deed,
        "remarks": deed.remarks([one.application for one in chosen]),
        "question": deed.ask(len(chosen)),
        "chosen": chosen,
        "named": chosen[:MAX_NAMED],
        "more": len(chosen[MAX_NAMED:]),
        "back_url": _back(request, deed.job),
        "tab_url": reverse("pipeline", args=[deed.job.public_id]),
    }
    template = "_question.html" if request.htmx else "question.html"
    return render(request, f"applications/pipeline/{template}", context, status=status)


def _do(request: AuthenticatedHttpRequest, deed: Deed, chosen: list[Chosen]) -> None:
    """Do it to each of them and say for how many it was done, and why not for the others."""
    done, refused = [], []
    undoable: list[str] = []
    began_at = timezone.now()
    deed.prepare([one.application for one in chosen])
    for one in chosen:
        try:
            undoable += filter(None, [deed.do(one.application, one.seen_in)])
            done.append(one.application)
        except DomainError as refusal:
            refused.append(named(str(one.application.candidate), refusal))
    if done:
        said = " ".join([deed.say(len(done)), *deed.consequences(done)])
        _say_done(request, said, deed.undo_url(undoable), timezone.now() - began_at)
    if refused:
        messages.error(request, say_refusals(refused))


def _say_done(request: AuthenticatedHttpRequest, said: str, undo_url: str, took: timedelta) -> None:
    """Say what was done, with the way back where there is one."""
    if undo_url:
        say_with_undo(request, said, undo_url, still_offered(took))
    else:
        messages.success(request, said)


def _chosen(request: AuthenticatedHttpRequest, job: Job) -> list[Chosen]:
    wanted = [one.partition(SEEN_IN) for one in request.POST.getlist("application")[:PAGE_SIZE]]
    seen_in = {public_id: stage for public_id, _sign, stage in wanted}
    visible = Application.objects.visible_to(request.user).filter(job=job)
    found = visible.filter(public_id__in=seen_in).select_related("candidate", "job", "stage")
    return [Chosen(one, seen_in[one.public_id]) for one in found.order_by("pk")]


def _back(request: AuthenticatedHttpRequest, job: Job) -> str:
    wanted = request.POST.get("next", "")
    return wanted if is_local(wanted, request) else reverse("pipeline", args=[job.public_id])
