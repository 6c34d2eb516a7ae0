"""Where what keeps a record back is filled in or decided, as links."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from base.words import StrOrPromise
from base.words import gettext_lazy as _
from linkedin_rsc.models import Hold, LedgerRow, Stream


@dataclass(frozen=True)
class Remedy:
    label: StrOrPromise
    url: str


def _tab(anchor: str = "") -> str:
    return reverse("linkedin-tab") + anchor


def _held(stream: Stream) -> str:
    return f"{reverse('linkedin-problems')}?stream={stream}"


# What the whole group waits for.
FOR_ALL: dict[Hold, tuple[StrOrPromise, Callable[[], str]]] = {
    Hold.PROSPECT: (_("What is shared"), lambda: _tab("#sharing")),
    Hold.CONTACT_WITHHELD: (_("What is shared"), lambda: _tab("#sharing")),
    Hold.NOTES_NOT_SHARED: (_("What is shared"), lambda: _tab("#sharing")),
    Hold.FEEDBACK_NOT_SHARED: (_("What is shared"), lambda: _tab("#sharing")),
    Hold.RESUMES_NOT_SHARED: (_("What is shared"), lambda: _tab("#sharing")),
    Hold.NO_CONTRACT: (_("Choose a contract"), _tab),
    Hold.LISTS_NOT_USED: (_("What is shared"), lambda: _tab("#sharing")),
    Hold.WAITING_FOR_LISTS: (_("How LinkedIn stands"), _tab),
    Hold.NO_ACCOUNT: (_("Who is connected"), lambda: reverse("linkedin-colleagues")),
    Hold.COLLEAGUE_LEFT: (_("Who is connected"), lambda: reverse("linkedin-colleagues")),
    Hold.ALL_WITHDRAWN: (_("Share again"), lambda: reverse("linkedin-clean-up")),
    Hold.NOT_CONNECTED: (_("Connect LinkedIn"), _tab),
    Hold.SWITCHED_OFF: (_("How LinkedIn stands"), _tab),
    Hold.WAITING_FOR_JOB: (_("Jobs with a problem"), lambda: _held(Stream.JOBS)),
    Hold.WAITING_FOR_CANDIDATE: (_("People with a problem"), lambda: _held(Stream.CANDIDATES)),
    Hold.WAITING_FOR_APPLICATION: (
        _("Applications with a problem"),
        lambda: _held(Stream.APPLICATIONS),
    ),
}
# What is missing of the person or the job itself: a label and the name of the page.
OF_PERSON: dict[Hold, tuple[StrOrPromise, str]] = {
    Hold.NO_IDENTITY: (_("Add an e-mail address"), "candidate-contacts"),
    Hold.CONTACT_WITHHELD: (_("Link a profile"), "candidate-linkedin"),
    Hold.NOT_LINKED: (_("Link a profile"), "candidate-linkedin"),
    Hold.PRIVATE_CANDIDATE: (_("Who sees the person"), "candidate-edit"),
    Hold.PRIVATE_NOTE: (_("Who sees the note"), "candidate-notes"),
    Hold.FILE_TYPE: (_("Documents"), "candidate-documents"),
    Hold.FILE_TOO_LARGE: (_("Documents"), "candidate-documents"),
}
OF_JOB: dict[Hold, tuple[StrOrPromise, str]] = {
    Hold.NO_PLACE: (_("Add the place"), "job-edit"),
    Hold.DRAFT_JOB: (_("Open the draft"), "job-detail"),
    Hold.CONFIDENTIAL_JOB: (_("Whether it is confidential"), "job-edit"),
    Hold.JOB_NOTES_NOT_SHARED: (_("What the job shares"), "job-edit"),
    Hold.JOB_FEEDBACK_NOT_SHARED: (_("What the job shares"), "job-edit"),
    Hold.JOB_RESUMES_NOT_SHARED: (_("What the job shares"), "job-edit"),
    Hold.PROSPECT: (_("Pipeline"), "pipeline"),
}


def remedy_for_all(hold: Hold) -> Remedy | None:
    """Return where one decision frees all that is held back for this reason."""
    if hold not in FOR_ALL:
        return None
    label, url = FOR_ALL[hold]
    return Remedy(label, url())


def remedy_of(row: LedgerRow) -> Remedy | None:
    """Return where the missing field of the row's own person or job is filled in; no query."""
    return remedy(row.hold, candidate=row.candidate, job=row.job)


def remedy(hold: str, *, candidate: str = "", job: str = "") -> Remedy | None:
    """Return where that is filled in for this person, else for this job."""
    for remedies, public_id in ((OF_PERSON, candidate), (OF_JOB, job)):
        if public_id and hold in remedies:
            label, page = remedies[Hold(hold)]
            return Remedy(label, reverse(page, args=[public_id]))
    return None
