"""Job Posting and Apply Connect: LinkedIn wants the first in place before this integration."""

from jobs.models import Job
from linkedin_rsc.certify.application import (
    is_made_once,
    is_the_one_made,
    own_application,
    posts_all_jobs,
)
from linkedin_rsc.certify.availability import as_private, as_public
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import sandbox_records, written
from linkedin_rsc.certify.rule import (
    SEE_PROBLEMS,
    Found,
    Rule,
    does_not_apply,
    failed,
    needs_a_person,
    not_verifiable,
    passed,
    shown,
)
from linkedin_rsc.certify.screenshots import picture
from linkedin_rsc.certify.whole import not_whole
from linkedin_rsc.models import Stream
from linkedin_rsc.streams.job_words import WORKPLACE_TYPES

CUT = "The public copy of the rule ends before its text does."
NO_TEXT = "No text of the rule is public."
NO_PREMIUM = "Tandem posts jobs to Recruiter and, by choice, as free listings; never paid ones."
NEEDED = ("externalJobPostingId", "title", "description", "location", "posterEmail")


def _is_created(ground: Ground) -> Found:
    """JP-C-01: whatever LinkedIn was sent of jobs it took."""
    if wrong := not_whole(ground, Stream.JOBS):
        return wrong
    return passed("LinkedIn took all jobs it was sent.", *written(ground, Stream.JOBS))


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


def _workplace_is_told(ground: Ground) -> Found:
    """JP-C-03: the sandbox has each job's workplace type as here, a remote one among them."""
    if not ground.sandbox:
        return _by_hand("Open a remote job and look at it in Recruiter.")
    there = sandbox_records(ground, Stream.JOBS)
    jobs = dict(Job.objects.active().filter(public_id__in=there).values_list(
        "public_id", "workplace_type"))  # fmt: skip
    told = {key: [WORKPLACE_TYPES[Job.WorkplaceType(kind)]] for key, kind in jobs.items()}
    other = [key for key in told if there[key]["fields"].get("workplaceTypes") != told[key]]
    if other:
        return failed(f"{len(other)} of {len(told)} have another workplace there.", SEE_PROBLEMS)
    if Job.WorkplaceType.REMOTE not in jobs.values():
        return needs_a_person("No remote job is open.", "Open one, then run this again.")
    return passed(f"The workplace type of {len(told)} open jobs is told, remote ones included.")


def _address_is_shown(ground: Ground) -> Found:
    """JP-C-04: a picture shows it, where one was made."""
    if ground.screenshots and picture("JP-C-04", ground.screenshots):
        return shown("The picture shows the job's page; a person has to look at it.")
    return _by_hand("Open the LinkedIn tab of a public job: it leads to LinkedIn.")


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
    Rule("JP-006", "An application that is there already is found and used.", is_made_once),
    Rule("JP-007", "Free and paid posting are opted in and out of.", does_not_apply(NO_PREMIUM)),
    Rule("JP-008", "Company ids can be set.", not_verifiable(CUT), "linkedin-tab"),
    Rule("JP-014", "A requisition is created as private.", as_private, "linkedin-tab"),
    Rule("JP-015A", "It becomes public, and its address at LinkedIn is shown.", as_public,
         "linkedin-tab"),
    Rule("JP-015B / C", "It becomes a paid one and a basic one again.", does_not_apply(NO_PREMIUM)),
    Rule("JP-016", "Customers without this integration.", not_verifiable(CUT)),
    Rule("JP-017 / 018", "To premium and back.", does_not_apply(NO_PREMIUM)),
    Rule("JP-019 and up", "The flow of all others.", not_verifiable(CUT)),
    Rule("JP-B-01", "One application per customer account, for all posting.", posts_all_jobs),
    Rule("JP-B-02", "An application that is there already is found.", is_the_one_made),
    Rule("JP-B-03", "Settings of posting for all jobs.", not_verifiable(CUT), "linkedin-tab"),
    Rule("JP-C-01", "A requisition is created.", _is_created, "linkedin-tab"),
    Rule("JP-C-02", "Fields are told in LinkedIn's words, and what it needs is never missing.",
         _is_complete),
    Rule("JP-C-03", "Remote work and the workplace type are told.",
         _workplace_is_told),
    Rule("JP-C-04", "The address of the job at LinkedIn is shown.",
         _address_is_shown),
    Rule("JP-C-05", "Title and text change after posting.", not_verifiable(CUT)),
    Rule("Apply with LinkedIn", "Not known; Apply Connect has a certification of its own.",
         not_verifiable(NO_TEXT)),
    Rule("The contract of calls", "Own addition: no call is other than LinkedIn's contract has it.",
         _no_call_breaks_the_contract),
)  # fmt: skip
