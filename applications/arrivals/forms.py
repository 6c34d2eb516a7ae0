"""A new person, perhaps put on a job at once."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.queries import MAX_JOBS_OFFERED, jobs_open_to
from candidates.details.forms import CandidateForm
from candidates.permissions import ADD_CANDIDATES
from jobs.models import Job


class JobField(forms.ChoiceField):
    """One of the jobs that a person leads: a bounded choice, though any of them is accepted."""

    def offer(self, jobs: QuerySet[Job], chosen: str) -> None:
        self.jobs = jobs
        offered = {job.public_id: str(job) for job in jobs[:MAX_JOBS_OFFERED]}
        if chosen and chosen not in offered:
            offered |= {job.public_id: str(job) for job in jobs.filter(public_id=chosen)}
        self.choices = [("", _("Not yet")), *offered.items()]

    def clean(self, value: Any) -> Job | None:
        if not (value or self.required):
            return None
        job = self.jobs.filter(public_id=value).first()
        if job is None:
            raise ValidationError(_("Choose one of your active jobs."))
        return job


class NewCandidateForm(CandidateForm):
    """A new person, put on one of the user's active jobs where one is chosen."""

    job = JobField(
        label=_("Add to job"),
        required=False,
        help_text=_("Puts them into the job's first stage at once."),
    )

    def __init__(self, *args: Any, user: User, job: str = "", **kwargs: Any) -> None:
        super().__init__(*args, user=user, initial={"job": job}, **kwargs)
        jobs = cast(JobField, self.fields["job"])
        jobs.required = not ADD_CANDIDATES.allows(user)
        jobs.offer(jobs_open_to(user), self.data.get("job") or job)
