"""The list of people."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.reading import note_reading
from base import contributions
from candidates.models import Source
from candidates.people.actions import actions_for
from candidates.people.facets import PeopleFacet
from candidates.people.queries import PeopleFilter, count_people, people_page, tag_choices

RESULTS = "people"


@login_required
@require_safe
def people(request: AuthenticatedHttpRequest) -> HttpResponse:
    """List the people this user may open; htmx gets the results alone."""
    chosen = PeopleFilter.from_query(request.GET)
    page = people_page(chosen, request.user, request.GET)
    note_reading(request, by=request.user, count=len(page.rows))
    context = {
        "chosen": chosen,
        "page": page,
        "total": count_people(chosen, request.user),
        "sources": Source.Kind.choices,
        "facets": [
            (facet, chosen.facets.get(facet.name, "")) for facet in contributions.of(PeopleFacet)
        ],
        "tags": tag_choices(chosen, request.user),
        "actions": actions_for(request.user),
    }
    is_inside = request.htmx and request.htmx.target == RESULTS
    template = "_results.html" if is_inside else "list.html"
    return render(request, f"candidates/people/{template}", context)
