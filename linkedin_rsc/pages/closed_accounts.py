"""Admin center: people whose LinkedIn account is closed, and whether their data stays."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest, requires
from accounts.reading import note_reading
from base.counting import CAP, count_label
from base.errors import DomainError
from base.forms import RefusableForm
from base.paging import count_up_to, cut
from base.words import gettext as _
from base.words import gettext_lazy
from linkedin_rsc.models import ClosedAccount, ClosedAccountsPull
from linkedin_rsc.permissions import DECIDE_CLOSED_ACCOUNTS, SEE_LINKEDIN
from linkedin_rsc.pull.closed.deciding import MAX_REASON, erase_closed_person, keep_person
from linkedin_rsc.pull.closed.people import with_people

ON_A_PAGE = 50
FIRST_DUE = ("due_on", "pk")
LAST_DECIDED = ("-decided_at", "-pk")


class KeepForm(RefusableForm):
    reason = forms.CharField(
        label=gettext_lazy("Why their data stays"),
        help_text=gettext_lazy("Whoever asks later reads it, the person as well."),
        max_length=MAX_REASON,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Say why the person's data stays.")},
    )


@login_required
@requires(SEE_LINKEDIN)
@require_GET
def closed_accounts(request: AuthenticatedHttpRequest) -> HttpResponse:
    """List who is to be decided on, first due first, or who was, last first."""
    is_decided = request.GET.get("show") == "decided"
    waiting = ClosedAccount.objects.filter(decision="")
    rows = ClosedAccount.objects.exclude(decision="") if is_decided else waiting
    order = LAST_DECIDED if is_decided else FIRST_DUE
    page = cut(with_people(rows.select_related("decided_by")), request.GET, ON_A_PAGE, order)
    note_reading(request, by=request.user, count=sum(bool(one.person_name) for one in page.rows))
    context = {
        "page": page,
        "is_decided": is_decided,
        "waiting": count_label(count_up_to(waiting, CAP)),
        "pull": ClosedAccountsPull.objects.first(),
        "is_on": settings.LINKEDIN_CLOSED_ACCOUNTS,
        "today": timezone.localdate(),
    }
    return render(request, "linkedin_rsc/closed_accounts/list.html", context)


@login_required
@requires(SEE_LINKEDIN)
@require_GET
def closed_account(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    account = _load(public_id)
    return _show(request, account, KeepForm(initial={"reason": account.reason}))


@login_required
@require_POST
def decision(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Erase the person here and at LinkedIn, or keep them for the reason given."""
    DECIDE_CLOSED_ACCOUNTS.require(request.user)
    account = _load(public_id)
    form = KeepForm(request.POST)
    is_kept = request.POST.get("decision") == ClosedAccount.Decision.KEEP
    if is_kept and not form.is_valid():
        return _show(request, account, form, status=422)
    try:
        said = _keep(account, form, request) if is_kept else _erase(account, request)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("linkedin-closed-account", public_id)
    messages.success(request, said)
    return redirect("linkedin-closed-accounts")


def _keep(account: Any, form: KeepForm, request: AuthenticatedHttpRequest) -> str:
    reason, seen = form.cleaned_data["reason"], request.POST.get("person")
    keep_person(account=account, reason=reason, by=request.user, seen=seen)
    return _("The data of %(name)s stays.") % {"name": _name(account)}


def _erase(account: Any, request: AuthenticatedHttpRequest) -> str:
    if request.POST.get("decision") != ClosedAccount.Decision.DELETE:
        raise DomainError(_("Choose whether the person's data stays."))
    erase_closed_person(account=account, by=request.user, seen=request.POST.get("person"))
    said = _("%(name)s is erased. LinkedIn is asked to forget what it was sent.")
    return said % {"name": _name(account)}


def _name(account: Any) -> str:
    return account.person_name or _("this LinkedIn member")


def _load(public_id: str) -> Any:
    accounts = with_people(ClosedAccount.objects.select_related("decided_by"))
    return get_object_or_404(accounts, public_id=public_id)


def _show(
    request: AuthenticatedHttpRequest, account: Any, form: KeepForm, *, status: int = 200
) -> HttpResponse:
    if account.person_name:
        note_reading(request, by=request.user, candidate=account.person_record)
    context: dict[str, Any] = {
        "account": account,
        "form": form,
        "may_decide": account.is_here and DECIDE_CLOSED_ACCOUNTS.allows(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "linkedin_rsc/closed_accounts/detail.html", context, status=status)
