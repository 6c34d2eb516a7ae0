"""Admin center: the company has LinkedIn forget everything, sees how far it is, and shares again.

Nothing of it runs in this process: the wish is a row, the background withdraws slice by slice and
the sender deletes, so both go on after whatever ended them.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from accounts.http import AuthenticatedHttpRequest, requires
from accounts.passwords.asking import asks_password
from base.errors import DomainError
from base.forms import RefusableForm
from base.words import gettext as _
from base.words import gettext_lazy
from linkedin_rsc.connect.services.withdrawal import share_again, withdraw_everything
from linkedin_rsc.ledger.progress import Progress, progress
from linkedin_rsc.models import Connection, Erasure
from linkedin_rsc.models.stream import Stream
from linkedin_rsc.permissions import MANAGE_LINKEDIN, SEE_LINKEDIN
from linkedin_rsc.streams.sharing import Sharing


class CleanUpForm(RefusableForm):
    """Typing the company's ID is the confirmation: no click too many removes everything."""

    organization_id = forms.CharField(
        max_length=60,
        label=gettext_lazy("The company’s LinkedIn ID"),
        error_messages={"required": gettext_lazy("Type the company’s LinkedIn ID to confirm.")},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, connection: Connection, given: Any = None) -> None:
        super().__init__(given)
        self.wanted = connection.organization_id

    def clean_organization_id(self) -> str:
        typed = str(self.cleaned_data["organization_id"]).strip()
        if not self.wanted or typed != self.wanted:
            raise forms.ValidationError(_("This is not the ID of the company that is connected."))
        return typed


@dataclass(frozen=True)
class Kind:
    """One kind of record: what LinkedIn holds, or may have held, what of it is left or refused."""

    stream: Stream
    held: int
    left: int
    refused: int

    @property
    def gone(self) -> int:
        return max(self.held - self.left - self.refused, 0)


@login_required
@requires(SEE_LINKEDIN)
@require_GET
@vary_on_headers("HX-Request")
def clean_up(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Say what would be removed, or how far it is; the part that changes alone, where asked."""
    return _page(request)


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@asks_password()
def withdrawal(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Begin to have LinkedIn forget everything, once the company's ID is typed."""
    form = CleanUpForm(Connection.current(), request.POST)
    if form.is_valid():
        try:
            withdraw_everything(by=request.user)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("LinkedIn is asked to delete everything."))
            return redirect("linkedin-clean-up")
    return _page(request, form=form, status=422)


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@asks_password()
def sharing_again(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Send what may be shared anew."""
    try:
        share_again(by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("What may be shared is sent to LinkedIn again."))
    return redirect("linkedin-clean-up")


def _page(
    request: AuthenticatedHttpRequest, form: CleanUpForm | None = None, status: int = 200
) -> HttpResponse:
    connection, now = Connection.current(), progress()
    sharing = Sharing.of(connection)
    one = _latest() if connection.withdrawn_at else None
    kinds = _being_removed(one, now) if one else _to_be_removed(now)
    context = {
        "connection": connection,
        "one": one,
        "kinds": kinds,
        "held": sum(kind.held for kind in kinds),
        "gone": sum(kind.gone for kind in kinds),
        "is_filling": now.is_filling,
        "sharing": sharing,
        "is_going": one and not one.is_done and sharing.lets_out(Stream.CANDIDATES),
        "form": form or CleanUpForm(connection),
        "may_manage": MANAGE_LINKEDIN.allows(request.user),
    }
    part = "_progress" if request.headers.get("HX-Request") else "page"
    return render(request, f"linkedin_rsc/clean_up/{part}.html", context, status=status)


def _latest() -> Any:
    companies = Erasure.objects.with_standing().filter(record="").select_related("requested_by")
    return companies.defer("receipt").order_by("id").last()


def _to_be_removed(now: Progress) -> list[Kind]:
    """Say what LinkedIn holds by kind, from counts that are kept anyway: nothing is counted."""
    return [Kind(one.stream, one.sent, one.sent, 0) for one in now.streams if one.sent]


def _being_removed(one: Erasure, now: Progress) -> list[Kind]:
    """Say of what is withdrawn so far how much still stands there."""
    standing = {each.stream: each for each in now.streams}
    return [
        Kind(stream, count, *_left(one, standing[stream].waiting, standing[stream].failed))
        for stream, count in ((Stream(name), count) for name, count in one.records.items())
    ]


def _left(one: Erasure, waiting: int, refused: int) -> tuple[int, int]:
    return (0, 0) if one.is_done else (waiting, refused)
