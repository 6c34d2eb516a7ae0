"""*Learn RSC in ten minutes*: a walk through this sandbox and the ATS beside it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from linkedin_sandbox.recruiter import learning


@require_GET
def learn(request: HttpRequest) -> HttpResponse:
    page = {
        "progress": learning.progress_of(learning.taught_organization()),
        "ats_url": settings.ATS_URL,
        "place": "learn",
    }
    return render(request, "recruiter/learn/page.html", page)
