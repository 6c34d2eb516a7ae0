"""Job Posting and Apply Connect: LinkedIn wants the first in place before this integration."""

from linkedin_rsc.certify.application import own_application
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import sandbox_records, written
from linkedin_rsc.certify.rule import (
    Found,
    Rule,
    does_not_apply,
    failed,
    needs_a_person,
    not_verifiable,
    passed,
)
from linkedin_rsc.models import LedgerRow, Stream

CUT = "The public copy of the rule ends before its text does."
NO_TEXT = "No text of the rule is public."
NO_PREMIUM = "Tandem posts jobs to Recruiter and, by choice, as free listings; never paid ones."
NEEDED = ("externalJobPostingId", "title", "description", "location", "posterEmail")
LATEST = 20


def _accepted(state: str) -> list[dict[str, str]]:
    rows = LedgerRow.objects.found_by(stream=Stream.JOBS, state=LedgerRow.State.SENT)
    return [one for one in rows.order_by("-id").values_list("accepted", flat=True)[:LATEST]
            if one.get("availability") == state]  # fmt: skip


def _private(ground: Ground) -> Found:
    if not _accepted("PRIVATE_TO_ATS_INTEGRATION"):
        todo = "Choose jobs only inside Recruiter in the tab, open one, then run this again."
        return needs_a_person("LinkedIn has no private job.", todo)
    return passed(
        "LinkedIn took jobs as private to the integration.", *written(ground, Stream.JOBS)
    )


def _public(ground: Ground) -> Found:
    if not _accepted("PUBLIC"):
        todo = "Choose public jobs in the tab, wait a minute, then run this again."
        return needs_a_person("LinkedIn has no public job.", todo)
    return passed("LinkedIn took jobs as public.", *written(ground, Stream.JOBS))


def _is_created(ground: Ground) -> Found:
    if not _accepted("PUBLIC") + _accepted("PRIVATE_TO_ATS_INTEGRATION"):
        return needs_a_person("LinkedIn has no job yet.", "Open a job, then run this again.")
    return passed("LinkedIn took jobs of ours.", *written(ground, Stream.JOBS))


def _is_complete(ground: Ground) -> Found:
    """JP-C-02: every job the sandbox holds has the fields LinkedIn wants of all."""
    if not ground.sandbox:
        return _is_created(ground)
    jobs = sandbox_records(ground, Stream.JOBS).values()
    # A requisition says its id in its key alone.
    said = [{"externalJobPostingId": job["external_id"], **job["fields"]} for job in jobs]
    lacking = {name for job in said for name in NEEDED if not job.get(name)}
    if lacking:
        return failed(f"Jobs lack {', '.join(sorted(lacking))}.", "Open the LinkedIn tab.")
    return passed(
        f"{len(jobs)} jobs have all of {', '.join(NEEDED)}.", *written(ground, Stream.JOBS)
    )


def _no_call_breaks_the_contract(ground: Ground) -> Found:
    """What the sandbox found of our last calls; LinkedIn tells nobody."""
    if not ground.sandbox:
        todo = "Run this against the sandbox: it compares each call with LinkedIn's contract."
        return needs_a_person("LinkedIn tells nobody what it thinks of calls.", todo)
    if found := ground.sandbox.findings():
        return failed(f"The sandbox found: {'; '.join(found)}.", "Tell the makers of Tandem.")
    return passed("The sandbox found nothing wrong with the last thousand calls.")


def _by_hand(todo: str) -> Found:
    return needs_a_person("Only the page shows this.", todo)


RULES = (
    Rule("JP-001 to JP-004", "Not known.", not_verifiable(NO_TEXT)),
    Rule("JP-005", "Each customer account has one application.", own_application),
    Rule("JP-006", "An application that is there already is found and used.", own_application),
    Rule("JP-007", "Free and paid posting are opted in and out of.", does_not_apply(NO_PREMIUM)),
    Rule("JP-008", "Company ids can be set.", not_verifiable(CUT), "linkedin-tab"),
    Rule("JP-014", "A requisition is created as private.", _private, "linkedin-tab"),
    Rule("JP-015A", "It becomes public, and its address at LinkedIn is shown.", _public,
         "linkedin-tab"),
    Rule("JP-015B / C", "It becomes a paid one and a basic one again.", does_not_apply(NO_PREMIUM)),
    Rule("JP-016", "Customers without this integration.", not_verifiable(CUT)),
    Rule("JP-017 / 018", "To premium and back.", does_not_apply(NO_PREMIUM)),
    Rule("JP-019 and up", "The flow of all others.", not_verifiable(CUT)),
    Rule("JP-B-01", "One application per customer account, for all posting.", own_application),
    Rule("JP-B-02", "An application that is there already is found.", own_application),
    Rule("JP-B-03", "Settings of posting for all jobs.", not_verifiable(CUT), "linkedin-tab"),
    Rule("JP-C-01", "A requisition is created.", _is_created, "linkedin-tab"),
    Rule("JP-C-02", "Fields are told in LinkedIn's words, and what it needs is never missing.",
         _is_complete),
    Rule("JP-C-03", "Remote work and the workplace type are told.",
         lambda ground: _by_hand("Open a remote job and look at it in Recruiter.")),
    Rule("JP-C-04", "The address of the job at LinkedIn is shown.",
         lambda ground: _by_hand("Open the LinkedIn tab of a public job: it leads to LinkedIn.")),
    Rule("JP-C-05", "Title and text change after posting.", not_verifiable(CUT)),
    Rule("Apply with LinkedIn", "Not known; Apply Connect has a certification of its own.",
         not_verifiable(NO_TEXT)),
    Rule("The contract of calls", "Own addition: no call is other than LinkedIn's contract has it.",
         _no_call_breaks_the_contract),
)  # fmt: skip
