"""Admin center: what LinkedIn is asked for periodically, how far that is, and asking it now."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest, requires
from base.errors import DomainError
from base.forms import RefusableForm
from base.paging import cut
from base.words import gettext as _
from base.words import gettext_lazy
from linkedin_rsc.models import ClosedAccountsPull, Connection, Pull, StubProfile
from linkedin_rsc.pages.reconciliations import reconciliations
from linkedin_rsc.permissions import MANAGE_LINKEDIN, SEE_LINKEDIN
from linkedin_rsc.pull import by_hand
from linkedin_rsc.pull.closed import by_hand as closed_by_hand
from linkedin_rsc.pull.pacing import change_pace
from linkedin_rsc.pull.plan import open_contracts

ON_A_PAGE = 50
MOST_REFUSED = 20
BY_KIND = ("kind", "pk")
CLOSED = "closed"
INTERVALS = (
    (30, gettext_lazy("30 minutes")),
    (60, gettext_lazy("hour")),
    (120, gettext_lazy("2 hours")),
    (240, gettext_lazy("4 hours")),
    (720, gettext_lazy("12 hours")),
    (1440, gettext_lazy("day")),
)


class PaceForm(RefusableForm):
    every_minutes = forms.TypedChoiceField(
        coerce=int,
        choices=INTERVALS,
        label=gettext_lazy("InMails, notes and shared profiles every"),
        help_text=gettext_lazy(
            "A seat where nothing happens is asked less often, every 12 hours at least. Seats are "
            "read once a day."
        ),
    )
    back_days = forms.IntegerField(
        min_value=1,
        label=gettext_lazy("Days back"),
        help_text=gettext_lazy("How far the first sync of a seat reaches, newest first."),
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )

    @classmethod
    def of(cls, connection: Connection) -> "PaceForm":
        initial = {
            "every_minutes": connection.pull_every_minutes,
            "back_days": connection.pull_back_days,
        }
        form = cls(initial=initial)
        form.keep_choice(connection.pull_every_minutes)
        return form

    def keep_choice(self, minutes: int) -> None:
        """Offer what was set otherwise, such as over the database, as well."""
        if minutes not in dict(INTERVALS):
            own = (minutes, _("%(count)d minutes") % {"count": minutes})
            self.fields["every_minutes"].choices = [own, *INTERVALS]  # type: ignore[attr-defined]  # It has some.


@login_required
@requires(SEE_LINKEDIN)
@require_GET
def syncs(request: AuthenticatedHttpRequest) -> HttpResponse:
    connection = Connection.current()
    return _show(request, connection, PaceForm.of(connection))


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
def pace(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Set how often LinkedIn is asked and how far back."""
    form = PaceForm(request.POST)
    if form.is_valid():
        try:
            change_pace(by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved. What waits longer is asked for sooner."))
            return redirect("linkedin-syncs")
    return _show(request, Connection.current(), form, status=422)


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
def asking(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Ask LinkedIn now for one kind, or for everything."""
    kind = request.POST.get("kind", "")
    try:
        if kind == CLOSED:
            closed_by_hand.ask_now(by=request.user)
        else:
            kinds = [kind] if kind in Pull.Kind.values else []
            by_hand.ask_now(by=request.user, kinds=kinds)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        said = _("LinkedIn is being asked in the background. Reload the page to see what came.")
        messages.success(request, said)
    return redirect("linkedin-syncs")


def _show(
    request: AuthenticatedHttpRequest, connection: Connection, form: PaceForm, *, status: int = 200
) -> HttpResponse:
    pulls = Pull.objects.filter(epoch=connection.epoch)
    is_narrowed = request.GET.get("show") == "problems"
    shown = pulls.exclude(problem="") if is_narrowed else pulls
    refused = _refused(connection)
    context: dict[str, Any] = {
        "page": cut(shown.select_related("contract", "seat"), request.GET, ON_A_PAGE, BY_KIND),
        "connection": connection,
        "contracts": open_contracts(connection),
        "form": form,
        "kinds": Pull.Kind.choices,
        "closed": ClosedAccountsPull.objects.first(),
        "is_closed_on": settings.LINKEDIN_CLOSED_ACCOUNTS,
        "is_narrowed": is_narrowed,
        "reconciliations": reconciliations(connection),
        "refused": refused[:MOST_REFUSED],
        "has_more_refused": len(refused) > MOST_REFUSED,
        "may_manage": MANAGE_LINKEDIN.allows(request.user),
        "now": timezone.now(),
    }
    return render(request, "linkedin_rsc/syncs/page.html", context, status=status)


def _refused(connection: Connection) -> list[StubProfile]:
    """Return the last shared profiles of whom nobody could be made, with why; one query.

    One more than are shown, where there are more.
    """
    ours = StubProfile.objects.refused().filter(application_urn=connection.application_in_use)
    return list(ours.select_related("seat").order_by("-shared_at", "-id")[: MOST_REFUSED + 1])
