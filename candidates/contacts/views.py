"""How to reach a person: their e-mails and phones, each added, removed and preferred by itself."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.reading import note_reading
from base.errors import DomainError
from base.words import gettext as _
from candidates.contacts.forms import EmailForm, PhoneForm
from candidates.contacts.lists import Contact
from candidates.contacts.services import ContactIsGone, prefer_contact, remove_contact
from candidates.contacts.verification import OF_COLLEAGUES, doubt_email, verify_email
from candidates.models import Candidate, CandidateEmail, CandidatePhone
from candidates.permissions import EDIT_CANDIDATES
from candidates.record.frame import load_candidate


@login_required
@require_safe
def contacts(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    return _show(request, load_candidate(request, public_id))


@login_required
@require_POST
def add(
    request: AuthenticatedHttpRequest,
    public_id: str,
    form_class: type[EmailForm | PhoneForm],
    service: Callable[..., CandidateEmail | CandidatePhone],
) -> HttpResponse:
    candidate, form = load_candidate(request, public_id), form_class(request.POST)
    if form.is_valid():
        try:
            added = service(candidate=candidate, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return _go_back(request, candidate, _("Added %(contact)s.") % {"contact": added})
    return _show(request, candidate, form)


@login_required
@require_POST
def remove(
    request: AuthenticatedHttpRequest, public_id: str, contact_id: str, model: type[Contact]
) -> HttpResponse:
    said = _("Removed %(contact)s.")
    return _act(request, public_id, contact_id, model, remove_contact, said)


@login_required
@require_POST
def prefer(
    request: AuthenticatedHttpRequest, public_id: str, contact_id: str, model: type[Contact]
) -> HttpResponse:
    said = _("%(contact)s is the main one now.")
    return _act(request, public_id, contact_id, model, prefer_contact, said)


@login_required
@require_POST
def verify(request: AuthenticatedHttpRequest, public_id: str, contact_id: str) -> HttpResponse:
    """Take the address for theirs; `proof` says how the colleague knows."""
    said, service = (
        _("%(contact)s is verified."),
        partial(verify_email, proof=request.POST.get("proof", "")),
    )
    return _act(request, public_id, contact_id, CandidateEmail, service, said)


@login_required
@require_POST
def doubt(request: AuthenticatedHttpRequest, public_id: str, contact_id: str) -> HttpResponse:
    """No longer take the address for theirs."""
    said = _("%(contact)s is no longer verified.")
    return _act(request, public_id, contact_id, CandidateEmail, doubt_email, said)


def _act(
    request: AuthenticatedHttpRequest,
    public_id: str,
    contact_id: str,
    model: type[Contact],
    service: Callable[..., None],
    said: str,
) -> HttpResponse:
    """Do it to a contact of somebody whom this user may open; what is refused is said there."""
    candidate = load_candidate(request, public_id)
    contact = model.objects.filter(candidate=candidate, public_id=contact_id).first()
    try:
        if contact is None:
            raise ContactIsGone
        service(contact=contact, by=request.user)
    except DomainError as refusal:
        return _show(request, load_candidate(request, public_id), refusal=refusal)
    return _go_back(request, candidate, said % {"contact": contact})


def _go_back(request: AuthenticatedHttpRequest, candidate: Candidate, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("candidate-contacts", candidate.public_id)


def _show(
    request: AuthenticatedHttpRequest,
    candidate: Candidate,
    refused: EmailForm | PhoneForm | None = None,
    refusal: DomainError | None = None,
) -> HttpResponse:
    EDIT_CANDIDATES.require(request.user, candidate)
    note_reading(request, by=request.user, candidate=candidate.public_id)
    context = {
        "candidate": candidate,
        "refused": refused,
        "refusal": refusal,
        "email_form": refused if isinstance(refused, EmailForm) else EmailForm(),
        "phone_form": refused if isinstance(refused, PhoneForm) else PhoneForm(),
        "proofs": [(proof.value, proof.label) for proof in OF_COLLEAGUES],
    }
    template, status = "candidates/contacts/page.html", 422 if refused else 200
    return render(request, template, context, status=refusal.status if refusal else status)
