"""The pages around the parts: home, and the search for everything."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from accounts.reading import note_reading
from ats.home import load_home
from ats.queries import FOUND_IN_MENU, FOUND_ON_PAGE, find_everything


@login_required
@require_GET
def home(request: AuthenticatedHttpRequest) -> HttpResponse:
    return render(request, "ats/home.html", {"home": load_home(user=request.user)})


@login_required
@require_GET
def search(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Show what was found: for htmx the few that fit under the field, else a page."""
    words = request.GET.get("q", "")
    size = FOUND_IN_MENU if request.htmx else FOUND_ON_PAGE
    found = find_everything(user=request.user, words=words, size=size)
    if not request.htmx:
        note_reading(request, by=request.user, count=len(found.people))
    template = "ats/search/_menu.html" if request.htmx else "ats/search/page.html"
    return render(request, template, {"found": found})
