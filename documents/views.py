"""The Documents tab of a person's record."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase as Answer
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.reading import note_reading
from base.errors import NotAllowed
from base.words import gettext as _
from base.words import ngettext
from candidates.models import Candidate
from candidates.record.frame import load_candidate, show_tab
from documents.delivery import attachment_of, preview_of
from documents.forms import DocumentForm
from documents.handing_in import hand_in
from documents.models import Document
from documents.permissions import ADD_TO_PERSON, DELETE_DOCUMENT
from documents.queries import applications_to_add_to, document_of, documents_page
from documents.services import remove_document


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show a person's documents, or add one: `file`, `kind`, `application`."""
    candidate = load_candidate(request, public_id)
    form = document_form(request, candidate)
    if request.method != "POST":
        return _show_documents(request, candidate, form)
    if form is None:
        raise NotAllowed(ADD_TO_PERSON.sentence)
    kept = hand_in(form, candidate=candidate, by=request.user)
    if not form.is_valid():
        return _show_documents(request, candidate, form, status=422, kept=kept)
    messages.success(request, _say_kept(len(kept)))
    return redirect("candidate-documents", public_id)


def _say_kept(count: int) -> str:
    if count == 1:
        return _("Document added.")
    return ngettext("%(count)d document added.", "%(count)d documents added.", count) % {
        "count": count
    }


def _show_documents(
    request: AuthenticatedHttpRequest,
    candidate: Candidate,
    form: DocumentForm | None,
    *,
    status: int = 200,
    kept: Sequence[int] = (),
) -> HttpResponse:
    title = _("%(kept)s Please check the others:") % {"kept": _say_kept(len(kept))} if kept else ""
    return show_tab(
        request,
        candidate,
        "documents",
        template="documents/documents.html",
        page=documents_page(candidate, request.user, request.GET),
        form=form,
        errors_title=title,
        kept=kept,
        status=status,
    )


@login_required
@require_safe
def content(request: AuthenticatedHttpRequest, public_id: str, document_id: str) -> Answer:
    """Give the file to be saved, never to be run or shown in our name."""
    return _given(request, public_id, document_id, attachment_of)


@login_required
@require_safe
def preview(request: AuthenticatedHttpRequest, public_id: str, document_id: str) -> Answer:
    """Give what a frame shows of a document."""
    return _given(request, public_id, document_id, preview_of)


def _given(
    request: AuthenticatedHttpRequest,
    public_id: str,
    document_id: str,
    way: Callable[[Document], Answer],
) -> Answer:
    candidate = load_candidate(request, public_id)
    answer = way(document_of(candidate, request.user, document_id))
    note_reading(request, by=request.user, candidate=public_id)
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deletion(request: AuthenticatedHttpRequest, public_id: str, document_id: str) -> HttpResponse:
    """Ask whether a document is to be deleted; POST deletes it."""
    candidate = load_candidate(request, public_id)
    document = document_of(candidate, request.user, document_id)
    DELETE_DOCUMENT.require(request.user, document)
    if request.method == "POST":
        remove_document(document=document, by=request.user)
        messages.success(request, _("Document deleted."))
        return redirect("candidate-documents", public_id)
    return show_tab(
        request, candidate, "documents", template="documents/deletion.html", document=document
    )


def document_form(request: AuthenticatedHttpRequest, candidate: Candidate) -> DocumentForm | None:
    """Return a form for where this user may add a document, None where that is nowhere."""
    on_person = ADD_TO_PERSON.allows(request.user)
    applications = applications_to_add_to(candidate, request.user)
    if not (on_person or applications):
        return None
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    return DocumentForm(*given, applications=applications, on_person=on_person)
