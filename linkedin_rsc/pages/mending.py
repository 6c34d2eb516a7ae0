"""Where a reader of the LinkedIn tabs fills in what keeps a record back, if they may."""

from accounts.models import User
from candidates.models import Candidate
from candidates.permissions import EDIT_CANDIDATES
from jobs.models import Job
from jobs.permissions import EDIT_JOB
from linkedin_rsc.models import Hold
from linkedin_rsc.pages.remedies import Remedy, remedy

# A profile is linked where the reader is already.
ON_THE_TAB = {Hold.NOT_LINKED, Hold.CONTACT_WITHHELD}


def mend_job(job: Job, hold: str | None, user: User) -> Remedy | None:
    """Return where that is filled in; no query on a job that was opened."""
    may_mend = hold and EDIT_JOB.allows(user, job)
    return remedy(hold or "", job=job.public_id) if may_mend else None


def mend_person(candidate: Candidate, hold: str | None, user: User) -> Remedy | None:
    """Return where that is filled in, if not on this very tab; no query on who was opened."""
    may_mend = hold and hold not in ON_THE_TAB and EDIT_CANDIDATES.allows(user, candidate)
    return remedy(hold or "", candidate=candidate.public_id) if may_mend else None
