"""Records with a problem as people know them: by the person's and the job's name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import User
from candidates.models import Candidate
from jobs.models import Job
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.models.ledger_lookup import FAILED
from linkedin_rsc.pages.remedies import Remedy, remedy_of


@dataclass(frozen=True)
class ProblemRow:
    """`person` and `job` are empty where there is none, or none that the reader may open."""

    row: LedgerRow
    person: str
    job: str

    @property
    def url(self) -> str:
        """Where the record stands with all that LinkedIn holds beside it."""
        if self.row.candidate:
            return reverse("candidate-linkedin", args=[self.row.candidate])
        return reverse("job-linkedin", args=[self.row.job]) if self.row.job else ""

    @property
    def has_failed(self) -> bool:
        return self.row.state in FAILED

    @property
    def remedy(self) -> Remedy | None:
        return None if self.has_failed else remedy_of(self.row)


def named(rows: Sequence[LedgerRow], user: User) -> list[ProblemRow]:
    """Name whom and what these records are about, as far as this user may open it; 2 queries."""
    people = Candidate.objects.visible_to(user).filter(
        public_id__in={row.candidate for row in rows}
    )
    jobs = Job.objects.visible_to(user).filter(public_id__in={row.job for row in rows})
    names = {one.public_id: str(one) for one in people.only("public_id", "first_name", "last_name")}
    titles = {one.public_id: str(one) for one in jobs.only("public_id", "title")}
    return [ProblemRow(row, names.get(row.candidate, ""), titles.get(row.job, "")) for row in rows]
