"""Choosing which seat one is; nobody has a password here."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from linkedin_sandbox.recruiter import sign_in
from linkedin_sandbox.recruiter.administering import admin_only
from linkedin_sandbox.recruiter.seated import SeatedUser, choosable_seats


@require_http_methods(["GET", "POST"])
def seat(request: HttpRequest) -> HttpResponse:
    problem = ""
    if request.method == "POST":
        number = request.POST.get("seat", "")
        chosen = choosable_seats().filter(number=number).first() if number.isdecimal() else None
        if chosen:
            sign_in.sign_in(request, chosen)
            return redirect(_next(request))
        problem = "This seat is not in use. Choose another."
    page = {"seats": choosable_seats(), "next": _next(request), "problem": problem}
    return render(request, "recruiter/seat.html", page, status=422 if problem else 200)


@require_POST
@admin_only
def move(request: HttpRequest, user: SeatedUser, number: int) -> HttpResponse:
    """Move a seat to another contract of the company."""
    company = {"contract__organization": user.organization}
    moved = get_object_or_404(choosable_seats(), number=number, **company)
    wanted = request.POST.get("contract", "")
    contract = get_object_or_404(
        user.organization.contracts, number=wanted if wanted.isdecimal() else 0
    )
    moved.contract = contract
    moved.save(update_fields=["contract"])
    messages.success(request, f"{moved.member.full_name} has moved to {contract.name}.")
    return redirect("ats-settings")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    sign_in.sign_out(request)
    return redirect("seat")


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if is_ours else reverse("member-search")
