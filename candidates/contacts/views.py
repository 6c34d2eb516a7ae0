"""How to reach a person: their e-mails and phones, each added, removed and preferred by itself."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.reading import note_reading
from base.errors import DomainError
from candidates.contacts.forms import EmailForm, PhoneForm
from candidates.contacts.lists import Contact
from candidates.contacts.services import prefer_contact, remove_contact
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
    contact = _load(request, public_id, contact_id, model)
    remove_contact(contact=contact, by=request.user)
    return _go_back(request, contact.candidate, _("Removed %(contact)s.") % {"contact": contact})


@login_required
@require_POST
def prefer(
    request: AuthenticatedHttpRequest, public_id: str, contact_id: str, model: type[Contact]
) -> HttpResponse:
    contact = _load(request, public_id, contact_id, model)
    prefer_contact(contact=contact, by=request.user)
    said = _("%(contact)s is the main one now.") % {"contact": contact}
    return _go_back(request, contact.candidate, said)


@login_required
@require_POST
def verify(request: AuthenticatedHttpRequest, public_id: str, contact_id: str) -> HttpResponse:
    """Take the address for theirs; `proof` says how the colleague knows."""
    email = _load(request, public_id, contact_id, CandidateEmail)
    verify_email(contact=email, proof=request.POST.get("proof", ""), by=request.user)
    return _go_back(request, email.candidate, _("%(contact)s is verified.") % {"contact": email})


@login_required
@require_POST
def doubt(request: AuthenticatedHttpRequest, public_id: str, contact_id: str) -> HttpResponse:
    """No longer take the address for theirs."""
    email = _load(request, public_id, contact_id, CandidateEmail)
    doubt_email(contact=email, by=request.user)
    said = _("%(contact)s is no longer verified.") % {"contact": email}
    return _go_back(request, email.candidate, said)


def _load(
    request: AuthenticatedHttpRequest, public_id: str, contact_id: str, model: type[Contact]
) -> Contact:
    """Return a contact of somebody whom this user may open."""
    candidate = load_candidate(request, public_id)
    contact = get_object_or_404(model, candidate=candidate, public_id=contact_id)
    contact.candidate = candidate
    return contact


def _go_back(request: AuthenticatedHttpRequest, candidate: Candidate, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("candidate-contacts", candidate.public_id)


def _show(
    request: AuthenticatedHttpRequest,
    candidate: Candidate,
    refused: EmailForm | PhoneForm | None = None,
) -> HttpResponse:
    EDIT_CANDIDATES.require(request.user, candidate)
    note_reading(request, by=request.user, candidate=candidate.public_id)
    context = {
        "candidate": candidate,
        "refused": refused,
        "email_form": refused if isinstance(refused, EmailForm) else EmailForm(),
        "phone_form": refused if isinstance(refused, PhoneForm) else PhoneForm(),
        "proofs": [(proof.value, proof.label) for proof in OF_COLLEAGUES],
    }
    template = "candidates/contacts/page.html"
    return render(request, template, context, status=422 if refused else 200)
