"""A person's applications, and putting the person on a job."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.http import AuthenticatedHttpRequest
from applications.lifecycle.starting import start_application
from applications.record.tab import renew, show_applications, show_refusal
from base.errors import DomainError, InvalidInput
from base.words import gettext as _
from candidates.models import Candidate
from candidates.record.frame import asks_for_inside, load_candidate
from jobs.models import Job


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def applications(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show a person's applications, or put the person on the job whose Job ID stands in `job`."""
    if request.method == "POST":
        return _start(request, load_candidate(request, public_id))
    return show_applications(request, load_candidate(request, public_id))


def _start(request: AuthenticatedHttpRequest, candidate: Candidate) -> HttpResponse:
    opened = Job.objects.visible_to(request.user)
    job = opened.filter(public_id=request.POST.get("job", "")).first()
    try:
        if job is None:
            raise InvalidInput(_("Choose one of your active jobs."), field="job")
        application = start_application(candidate=candidate, job=job, by=request.user)
    except DomainError as refusal:
        if not asks_for_inside(request):
            raise
        return show_refusal(request, candidate.public_id, refusal)
    said = _("%(name)s is on %(job)s, in %(stage)s.") % {
        "name": candidate.full_name,
        "job": job.title,
        "stage": application.stage.name,
    }
    messages.success(request, said)
    return renew(request, application)
