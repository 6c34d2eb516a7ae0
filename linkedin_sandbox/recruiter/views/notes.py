"""Notes about a member: written on the profile, changed and deleted by their writer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from linkedin_sandbox.models import Member, RecruiterNote
from linkedin_sandbox.recruiter.interaction_forms import NoteForm
from linkedin_sandbox.recruiter.seated import SeatedUser, seated
from linkedin_sandbox.world import recruiter_notes
from linkedin_sandbox.world.recruiter_notes import NoteRefused


@require_http_methods(["GET", "POST"])
@seated
def write(request: HttpRequest, user: SeatedUser, slug: str) -> HttpResponse:
    member = get_object_or_404(Member, slug=slug, closed_at=None)
    form = NoteForm(request.POST or None, initial={"is_shared": True})
    if not form.is_valid():
        return _asked(request, member, form)
    written = form.cleaned_data
    recruiter_notes.write_note(
        seat=user.seat,
        member=member,
        text=written["text"],
        is_shared=written["is_shared"],
        at=written["at"],
    )
    messages.success(request, "The note was added.")
    return redirect("member", slug=slug)


@require_http_methods(["GET", "POST"])
@seated
def change(request: HttpRequest, user: SeatedUser, number: int) -> HttpResponse:
    note = _own(user, number)
    kept = {"text": note.text, "is_shared": note.is_shared}
    form = NoteForm(request.POST or None, initial=kept)
    if not form.is_valid():
        return _asked(request, note.member, form, note)
    written = form.cleaned_data
    try:
        recruiter_notes.change_note(
            note=note, text=written["text"], is_shared=written["is_shared"], at=written["at"]
        )
    except NoteRefused as refusal:
        form.add_error(None, str(refusal))
        return _asked(request, note.member, form, note)
    messages.success(request, "The note was changed.")
    return redirect("member", slug=note.member.slug)


@require_POST
@seated
def delete(request: HttpRequest, user: SeatedUser, number: int) -> HttpResponse:
    note = _own(user, number)
    recruiter_notes.delete_note(note=note)
    messages.success(request, "The note was deleted.")
    return redirect("member", slug=note.member.slug)


def _own(user: SeatedUser, number: int) -> RecruiterNote:
    return get_object_or_404(RecruiterNote, pk=number, seat=user.seat, is_active=True)


def _asked(
    request: HttpRequest, member: Member, form: NoteForm, note: RecruiterNote | None = None
) -> HttpResponse:
    page = {"member": member, "form": form, "note": note}
    status = 422 if request.method == "POST" else 200
    return render(request, "recruiter/members/note.html", page, status=status)
