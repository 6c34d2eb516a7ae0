"""The form by which a person is added, perhaps with a first application."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.http import AuthenticatedHttpRequest
from applications.arrivals.forms import NewCandidateForm
from applications.arrivals.services import add_candidate
from applications.queries import jobs_open_to
from base.errors import InvalidInput, NotAllowed
from base.words import gettext as _
from candidates.details.views import show_form
from candidates.permissions import ADD_CANDIDATES
from jobs.lifecycle.services import JobIsNotOpen


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Add a person; `?job=` proposes the job to put them on.

    Who hires in general adds anybody, who leads a job somebody for it.
    """
    if not (ADD_CANDIDATES.allows(request.user) or jobs_open_to(request.user).exists()):
        raise NotAllowed(ADD_CANDIDATES.sentence)
    form = NewCandidateForm(request.POST or None, user=request.user, job=request.GET.get("job", ""))
    if form.is_valid():
        try:
            candidate = add_candidate(by=request.user, **form.details())
        except (InvalidInput, JobIsNotOpen) as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Added %(name)s.") % {"name": candidate.full_name})
            return redirect("candidate-detail", candidate.public_id)
    return show_form(request, form)
