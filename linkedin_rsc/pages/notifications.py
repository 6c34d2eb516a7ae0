"""Admin center: everything LinkedIn pushed to us, what became of it, and doing it once more."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest, page_before, requires
from accounts.models import Activity
from accounts.reading import note_reading
from base.counting import CAP, count_label
from base.errors import DomainError
from base.paging import count_up_to, cut
from base.words import gettext as _
from base.words import ngettext
from linkedin_rsc.intake.keeping import RAW_KEPT
from linkedin_rsc.intake.replay import replay, replay_each, replay_failed
from linkedin_rsc.models import Notification, ReplayWish
from linkedin_rsc.pages.history import line_of
from linkedin_rsc.pages.notification_filters import NotificationFilters
from linkedin_rsc.permissions import REPLAY, SEE_LINKEDIN

ON_A_PAGE = 50
# More of a push than anybody reads on a page.
RAW_SHOWN = 20_000
HISTORY_SHOWN = 10


@login_required
@requires(SEE_LINKEDIN)
@require_GET
def notifications(request: AuthenticatedHttpRequest) -> HttpResponse:
    filters = NotificationFilters(request.GET)
    page = cut(filters.found(), request.GET, ON_A_PAGE)
    told_of = sum(one.tells_of_somebody for one in page.rows)
    note_reading(request, by=request.user, count=told_of)
    failed = count_up_to(Notification.objects.standing(Notification.State.FAILED), CAP)
    context = {
        "filters": filters,
        "page": page,
        "failed": count_label(failed) if failed else "",
        "is_replaying": ReplayWish.objects.exists(),
        "may_replay": REPLAY.allows(request.user),
        "raw_kept_days": RAW_KEPT.days,
    }
    return render(request, "linkedin_rsc/notifications/list.html", context)


@login_required
@requires(SEE_LINKEDIN)
@require_GET
def notification(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    found = Notification.objects.select_related("application__candidate")
    one = get_object_or_404(found, public_id=public_id)
    note_reading(request, by=request.user, candidate=one.whose, count=one.tells_of_somebody)
    done = Activity.objects.filter(subject_type="notification", subject=one.public_id)
    context = {
        "one": one,
        "raw": one.raw_body[:RAW_SHOWN],
        "is_cut": len(one.raw_body) > RAW_SHOWN,
        "history": [
            line_of(activity)
            for activity in done.select_related("actor").order_by("-id")[:HISTORY_SHOWN]
        ],
        "may_replay": REPLAY.allows(request.user),
        "raw_kept_days": RAW_KEPT.days,
    }
    return render(request, "linkedin_rsc/notifications/detail.html", context)


@login_required
@require_POST
def notification_replay(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Put a notification to work again and return to where the button was."""
    REPLAY.require(request.user)
    one = get_object_or_404(Notification, public_id=public_id)

    def act() -> str:
        is_done = replay(notification=one, by=request.user).state == Notification.State.DONE
        again = _("The notification is being processed again.")
        return _("This export is done already.") if is_done else again

    return _answer(request, act)


@login_required
@requires(REPLAY)
@require_POST
def replays(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Put the chosen notifications of one page to work again."""
    chosen = request.POST.getlist("notification")[:ON_A_PAGE]
    found = Notification.objects.filter(public_id__in=chosen).order_by("pk")
    again, refusals = replay_each(notifications=found, by=request.user)
    said = ngettext(
        "%(count)d notification is being processed again.",
        "%(count)d notifications are being processed again.",
        again,
    )
    messages.success(request, said % {"count": again})
    for words in dict.fromkeys(refusals):
        messages.warning(request, words)
    return _back(request)


@login_required
@requires(REPLAY)
@require_POST
def failed_replay(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Have all that failed processed again, in the background."""

    def act() -> str:
        replay_failed(by=request.user)
        return _("All that failed is processed again in the background. You can leave this page.")

    return _answer(request, act)


def _answer(request: AuthenticatedHttpRequest, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return _back(request)


def _back(request: AuthenticatedHttpRequest) -> HttpResponse:
    before = page_before(request)
    return redirect(before if before != "/" else "linkedin-notifications")
