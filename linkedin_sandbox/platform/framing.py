"""Frames for the pages of others: shown to origins the application registered, and to no other."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def framed_by(origin: str, response: HttpResponse) -> HttpResponse:
    response["Content-Security-Policy"] = f"default-src 'self'; frame-ancestors {origin}"
    return response


def refused(request: HttpRequest, origin: str) -> HttpResponse:
    page = {"origin": origin, "frame": request.GET.get("frame", "")}
    response = render(request, "linkedin_sandbox/onboarding_refused.html", page, status=403)
    return framed_by("*", response)
