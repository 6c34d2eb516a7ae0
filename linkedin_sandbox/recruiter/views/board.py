"""A posting on the job board, as anybody sees it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from linkedin_sandbox.world import board


@require_GET
def posting(request: HttpRequest, number: int) -> HttpResponse:
    job = board.find(number)
    if job is None:
        raise Http404
    return render(request, "recruiter/posting.html", {"job": job, "shown": board.words_of(job)})
