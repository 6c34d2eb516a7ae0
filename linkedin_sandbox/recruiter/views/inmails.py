"""Writing to a member; what they answer stands on their profile."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from linkedin_sandbox.models import Member
from linkedin_sandbox.recruiter.interaction_forms import InMailForm
from linkedin_sandbox.recruiter.seated import SeatedUser, seated
from linkedin_sandbox.world import inmails


@require_http_methods(["GET", "POST"])
@seated
def write(request: HttpRequest, user: SeatedUser, slug: str) -> HttpResponse:
    member = get_object_or_404(Member, slug=slug, closed_at=None)
    form = InMailForm(request.POST or None)
    if not form.is_valid():
        page = {"member": member, "form": form}
        status = 422 if request.method == "POST" else 200
        return render(request, "recruiter/members/inmail.html", page, status=status)
    written = form.cleaned_data
    inmails.write_inmail(
        seat=user.seat,
        member=member,
        subject=written["subject"],
        body=written["text"],
        at=written["at"],
    )
    messages.success(request, f"Sent to {member.full_name}. Act as them to answer.")
    return redirect("member", slug=slug)
