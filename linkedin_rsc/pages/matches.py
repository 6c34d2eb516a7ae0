"""What people say of whom LinkedIn knows a person as: small resources below the person."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from base.errors import DomainError
from base.words import gettext as _
from base.words import gettext_lazy
from candidates.models import Candidate
from candidates.record.answers import is_local
from candidates.record.frame import load_candidate
from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.connection.changes import words_of
from linkedin_rsc.models import Contract
from linkedin_rsc.profile.checking import Checked, check_match
from linkedin_rsc.profile.linking import link_member, unlink_member
from linkedin_rsc.profile.refusing import ask_again, refuse_member, reopen_member, set_aside
from linkedin_rsc.profile.widget_contract import choose_widget_contract

CHECKED = {
    Checked.LINKED: gettext_lazy("LinkedIn confirms the profile; it is linked here."),
    Checked.UNLINKED: gettext_lazy("LinkedIn no longer links a profile; it is unlinked here."),
    Checked.LOOKED: gettext_lazy("LinkedIn was asked just now. This is what it knows."),
}


@login_required
@require_POST
def link(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate, member = load_candidate(request, public_id), request.POST.get("member", "")
    return _answer(
        request,
        candidate,
        lambda: link_member(candidate=candidate, member=member, by=request.user),
        _("%(name)s is linked to the LinkedIn profile."),
    )


@login_required
@require_POST
def unlink(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    return _answer(
        request,
        candidate,
        lambda: unlink_member(candidate=candidate, by=request.user),
        _("%(name)s is no longer linked to a LinkedIn profile."),
    )


@login_required
@require_POST
def refuse(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Remember that a profile is not this person's."""
    candidate, member = load_candidate(request, public_id), request.POST.get("member", "")
    return _answer(
        request,
        candidate,
        lambda: refuse_member(candidate=candidate, member=member, by=request.user),
        _("Remembered: this LinkedIn profile is never proposed for %(name)s again."),
    )


@login_required
@require_POST
def reopen(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Take back that a profile is not this person's."""
    candidate, member = load_candidate(request, public_id), request.POST.get("member", "")
    return _answer(
        request,
        candidate,
        lambda: reopen_member(candidate=candidate, member=member, by=request.user),
        _("This LinkedIn profile may be %(name)s’s again."),
    )


@login_required
@require_POST
def dismiss(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Set the proposed profiles aside until LinkedIn finds another one."""
    candidate = load_candidate(request, public_id)
    return _answer(
        request,
        candidate,
        lambda: set_aside(candidate=candidate, by=request.user),
        _("Set aside. Tandem asks about %(name)s again when LinkedIn finds another profile."),
    )


@login_required
@require_POST
def propose(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Ask again about profiles that were set aside."""
    candidate = load_candidate(request, public_id)
    return _answer(
        request,
        candidate,
        lambda: ask_again(candidate=candidate, by=request.user),
        _("Possible LinkedIn profiles of %(name)s wait for a decision again."),
    )


@login_required
@require_POST
def check(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Ask LinkedIn now, as LinkedIn's widget has it done after linking and unlinking."""
    candidate = load_candidate(request, public_id)
    has_linked = request.POST.get("deed") == "link"
    try:
        checked = check_match(candidate=candidate, by=request.user, has_linked=has_linked)
    except LinkedInError as error:
        messages.error(request, words_of(error))
    except DomainError as refusal:
        _refuse(request, refusal)
    else:
        messages.success(request, CHECKED[checked])
    return _back(request, candidate)


@login_required
@require_POST
def widget_contract(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Choose in which contract's context the widget acts; none is the whole company."""
    wanted = request.POST.get("contract", "")
    contract = get_object_or_404(Contract, contract_id=wanted) if wanted else None
    choose_widget_contract(contract=contract, by=request.user)
    messages.success(request, _("Saved. LinkedIn’s widget acts there from now on."))
    back = request.POST.get("next", "")
    return redirect(back if is_local(back, request) else "settings")


def _answer(
    request: AuthenticatedHttpRequest, candidate: Candidate, act: Callable[[], object], done: str
) -> HttpResponse:
    try:
        act()
    except DomainError as refusal:
        _refuse(request, refusal)
    else:
        # The queue says it itself, beside the way to take it back.
        if "?deed=" not in request.POST.get("next", ""):
            messages.success(request, done % {"name": candidate.full_name})
    return _back(request, candidate)


def _refuse(request: AuthenticatedHttpRequest, refusal: DomainError) -> None:
    if refusal.status == 403:
        raise refusal
    messages.error(request, refusal.message)


def _back(request: AuthenticatedHttpRequest, candidate: Candidate) -> HttpResponse:
    wanted = request.POST.get("next", "")
    tab = reverse("candidate-linkedin", args=[candidate.public_id])
    return redirect(wanted if is_local(wanted, request) else tab)
