"""The page that says what goes with an application, and asks once more."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.http import AuthenticatedHttpRequest
from accounts.reading import note_reading
from applications.deletion.going import say_what_goes_along
from applications.deletion.services import delete_application
from applications.loading import load_application
from applications.models import Application
from applications.permissions import DELETE_APPLICATION
from base.words import gettext as _
from candidates.models import Candidate


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deletion(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Say what would be deleted, then delete it."""
    application = load_application(request, public_id)
    DELETE_APPLICATION.require(request.user, application)
    if request.method == "POST":
        return _delete(request, application)
    note_reading(request, by=request.user, candidate=application.candidate.public_id)
    context = {
        "application": application,
        "candidate": application.candidate,
        "job": application.job,
        "lines": say_what_goes_along(application),
    }
    return render(request, "applications/deletion/page.html", context)


def _delete(request: AuthenticatedHttpRequest, application: Application) -> HttpResponse:
    candidate, job = application.candidate, application.job
    delete_application(application=application, by=request.user)
    said = _("%(name)s’s application for %(job)s is deleted.")
    messages.success(request, said % {"name": candidate.full_name, "job": job.title})
    # Who knew the person by this application alone may no longer open them.
    if Candidate.objects.visible_to(request.user).filter(pk=candidate.pk).exists():
        return redirect(reverse("candidate-applications", args=[candidate.public_id]))
    return redirect(reverse("pipeline", args=[job.public_id]))
