"""Forms of the small Recruiter; they check, the state saves."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from linkedin_sandbox.models import Job
from linkedin_sandbox.recruiter.seated import SeatedUser
from linkedin_sandbox.world import jobs

OFFERED_JOBS = 20


class ExportForm(forms.Form):
    """Which job, and the e-mail address the recruiter knows.

    With script the job is typed: `job` is then filled by choosing, `job_text` holds the words, and
    a Job ID typed in full counts as chosen.
    """

    job = forms.CharField(required=False)
    job_text = forms.CharField(required=False)
    email = forms.EmailField(
        required=False,
        error_messages={"invalid": "Write the whole address, like name@example.org."},
    )

    def __init__(self, *args: Any, user: SeatedUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def jobs_like(self, text: str) -> QuerySet[Job]:
        return jobs.exportable_jobs(self.user.organization, text, self.user.seat)

    def offered(self, text: str) -> list[Job]:
        """List the first jobs, the one already chosen among them."""
        first = list(self.jobs_like(text)[:OFFERED_JOBS])
        chosen = self.jobs_like("").filter(external_id=self["job"].value() or "")
        return [job for job in chosen if job not in first] + first

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["chosen_job"] = self._chosen_job(
            str(cleaned.get("job", "")), str(cleaned.get("job_text", ""))
        )
        return cleaned

    def _chosen_job(self, external_id: str, text: str) -> Job | None:
        open_jobs = self.jobs_like("")
        if external_id:
            chosen = open_jobs.filter(external_id=external_id).first()
            if chosen is None:
                self.add_error("job", "This job is no longer open for exports. Choose another.")
            return chosen
        chosen = open_jobs.filter(external_id__iexact=text).first() if text else None
        if chosen is None:
            self.add_error("job", "Choose one of the jobs in the list.")
        return chosen
