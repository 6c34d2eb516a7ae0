"""What this LinkedIn does not imitate, read from the README so that both say the same."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

HEADING = "## Where it differs from LinkedIn"


@require_GET
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "recruiter/about.html", {"differences": differences()})


def differences() -> list[str]:
    """List the points of the README's section, one sentence or more each."""
    text = (settings.PACKAGE / "README.md").read_text(encoding="utf-8")
    section = text.partition(HEADING)[2].partition("\n## ")[0]
    points = section.strip().removeprefix("- ").split("\n- ")
    return [" ".join(point.split()) for point in points]
