"""A new person, perhaps put on a job at once."""

from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.queries import jobs_open_to
from base.forms import RowField
from candidates.details.forms import CandidateForm
from candidates.permissions import ADD_CANDIDATES

NOT_YET = _("Not yet")


class JobField(RowField):
    """One of the jobs that a person leads."""

    refusal = _("Choose one of your active jobs.")


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
        jobs.offer(jobs_open_to(user), self.data.get("job") or job, NOT_YET)
