"""What the LinkedIn tabs read."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, OuterRef, Subquery, When
from django.utils import timezone

from accounts.models import User
from applications.models import Application, StageChange
from base.words import gettext as _
from candidates.models import Candidate
from jobs.models import Job
from linkedin_rsc import leases
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.pages.mending import mend_job, mend_person
from linkedin_rsc.pages.readers import Reader
from linkedin_rsc.pages.words import Entry, entry_of, gate_of, in_order
from linkedin_rsc.permissions import RESEND
from linkedin_rsc.streams.sharing import Sharing

# A candidate with more steps than this shows the newest ones.
MAX_ENTRIES = 200


def entries_of_job(job: Job, user: User, sharing: Sharing) -> list[Entry]:
    """Return the job's own ledger row in words, and where its reader may mend it; 1 query."""
    own = LedgerRow.objects.filter(stream=Stream.JOBS, record=job.public_id)
    rows = leases.with_pauses(own, timezone.now())
    gate, may_resend = gate_of(sharing, Stream.JOBS), RESEND.allows(user)
    return [
        entry_of(
            row.seen_in(sharing.epoch), may_resend=may_resend, gate=gate,
            remedy=mend_job(job, row.hold, user),
        )
        for row in rows
    ]  # fmt: skip


def entries_of_candidate(
    candidate: Candidate, reader: Reader, user: User, sharing: Sharing
) -> list[Entry]:
    """Return the rows of the candidate and of these applications in words; 1 query.

    What is missing of the person leads to where it is filled in, if the reader may.
    """
    applications = {one.public_id: one for one in reader.applications}
    label = StageChange.objects.filter(public_id=OuterRef("record")).values("label")
    own = LedgerRow.objects.filter(candidate=candidate.public_id)
    found = leases.with_pauses(own, timezone.now()).annotate(
        step=Case(When(stream=Stream.STAGES, then=Subquery(label)))
    )
    newest = found.order_by("-id")[:MAX_ENTRIES]
    seen = [row.seen_in(sharing.epoch) for row in newest]
    rows = [row for row in seen if _is_known(row, applications, reader)]
    gate, may_resend = gate_of(sharing, Stream.CANDIDATES), RESEND.allows(user)
    return [
        entry_of(
            row, may_resend=may_resend, gate=gate, name=_name(row, applications),
            remedy=mend_person(candidate, row.hold, user),
        )
        for row in in_order(reader.rows_as_known(rows, sharing))
    ]  # fmt: skip


def _is_known(row: Any, applications: Mapping[str, Application], reader: Reader) -> bool:
    """Whether a reader may know of a row; of an application that is gone, who knows everything."""
    if not row.application or row.application in applications:
        return True
    return reader.knows_all and row.may_be_held


def _name(row: Any, applications: Mapping[str, Application]) -> str:
    if not row.application:
        return ""
    if row.application not in applications:
        return _("of a deleted application")
    job = applications[row.application].job
    return f"{row.step} ({job.public_id})" if row.step else str(job)
