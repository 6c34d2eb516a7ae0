"""What an administrator does with a notification on the tab."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from linkedin_rsc.intake.replay import StillInWork, replay
from linkedin_rsc.models import Notification
from linkedin_rsc.pages.answers import back_to_tab
from linkedin_rsc.permissions import REPLAY


@login_required
@require_POST
def notification_replay(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Put a notification to work again and return to the Admin center's tab."""
    REPLAY.require(request.user)
    notification = get_object_or_404(Notification, public_id=public_id)
    try:
        replayed = replay(notification=notification, by=request.user)
    except StillInWork as refusal:
        messages.error(request, refusal.message)
    else:
        is_done = replayed.state == Notification.State.DONE
        again = _("The notification is being processed again.")
        messages.success(request, _("This export is done already.") if is_done else again)
    return back_to_tab()
