"""A member's own side of LinkedIn: messages to answer, the profile to change, the account to close.

Nobody has a password here, so whoever opens these pages acts as that member.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from linkedin_sandbox.models import Conversation, Member
from linkedin_sandbox.recruiter.interaction_forms import AccountForm, AnswerForm
from linkedin_sandbox.recruiter.talks import Talk, talks_of
from linkedin_sandbox.world import accounts, inmails


@require_GET
def messages_of(request: HttpRequest, slug: str) -> HttpResponse:
    member = _member(slug)
    page = {"member": member, "talks": [_asked(talk, member) for talk in talks_of(member)]}
    return render(request, "recruiter/own/messages.html", page)


@require_POST
def answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    member = _member(slug)
    conversation = get_object_or_404(Conversation, pk=number, member=member)
    talk = next(one for one in talks_of(member) if one.conversation == conversation)
    is_first = talk.awaits_first_answer
    form = AnswerForm(request.POST, member=member, is_first=is_first, prefix=talk.slug)
    if not form.is_valid():
        page = {"member": member, "talks": [(talk, form)]}
        return render(request, "recruiter/own/messages.html", page, status=422)
    inmails.answer_inmail(
        seat=conversation.seat,
        member=member,
        body=form.cleaned_data["text"],
        shares=form.shared,
        at=form.cleaned_data["at"],
    )
    messages.success(request, _said(conversation, form))
    return redirect("own-messages", slug=slug)


@require_http_methods(["GET", "POST"])
def account(request: HttpRequest, slug: str) -> HttpResponse:
    member = _member(slug)
    form = AccountForm(request.POST or None, instance=member)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Your profile was changed.")
        return redirect("own-account", slug=slug)
    member.refresh_from_db()
    status = 422 if request.method == "POST" else 200
    page = {"member": member, "form": form}
    return render(request, "recruiter/own/account.html", page, status=status)


@require_POST
def closure(request: HttpRequest, slug: str) -> HttpResponse:
    member = _member(slug)
    accounts.close_account(member)
    messages.success(request, f"The account of {member.full_name} is closed.")
    return redirect("member-search")


def _member(slug: str) -> Member:
    return get_object_or_404(Member, slug=slug, closed_at=None)


def _asked(talk: Talk, member: Member) -> tuple[Talk, AnswerForm]:
    return talk, AnswerForm(member=member, is_first=talk.awaits_first_answer, prefix=talk.slug)


def _said(conversation: Conversation, form: AnswerForm) -> str:
    recruiter = conversation.seat.member.full_name
    if form.shared is None:
        return f"{recruiter} has your answer."
    return f"{recruiter} has your answer and your contact info."
