"""Whether jobs are at LinkedIn as visible as their company, or they themselves, choose."""

from collections.abc import Callable

from jobs.models import Job
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, written
from linkedin_rsc.certify.rule import Found, failed, needs_a_person, passed
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams.job_posting import NUMBER
from linkedin_rsc.streams.job_steps import LISTED, PRIVATE, PUBLIC, availability_of, is_posted
from linkedin_rsc.streams.sharing import Sharing

LATEST = 100
SAVE = "Save the choice in the tab once more, wait a minute, then run this again."


def _taken() -> dict[str, str]:
    """Return by our ids how visible LinkedIn last took open jobs."""
    sent = LedgerRow.objects.found_by(stream=Stream.JOBS, state=State.SENT).order_by("-id")
    rows = sent.values_list("record", "accepted")[:LATEST]
    return {key: said["availability"] for key, said in rows if said.get("state") == LISTED}


def _others(taken: dict[str, str]) -> int:
    """Count the jobs that LinkedIn has as another choice than theirs."""
    sharing, jobs = Sharing.current(), Job.objects.filter(public_id__in=taken)
    return sum(taken[job.public_id] != availability_of(job, sharing) for job in jobs)


def is_as_chosen(ground: Ground) -> Found:
    """RSC-102: each job is as visible as was chosen; unasked it is private."""
    taken = _taken()
    if other := _others(taken):
        return failed(f"{other} of {len(taken)} jobs are at LinkedIn as was not chosen.", SAVE)
    if not taken:
        return needs_a_person("LinkedIn has no job yet.", "Open a job, then run this again.")
    choice, kinds = ground.connection.job_availability, ", ".join(sorted(set(taken.values())))
    return passed(f"The company's choice is “{choice}”; LinkedIn has {kinds}, each as chosen.")


def taken_as(availability: str, todo: str) -> Callable[[Ground], Found]:
    """Make the check that jobs chosen to be so are so at LinkedIn."""

    def check(ground: Ground) -> Found:
        taken, sharing = _taken(), Sharing.current()
        jobs = Job.objects.filter(public_id__in=taken)
        chosen = [job.public_id for job in jobs if availability_of(job, sharing) == availability]
        if other := [key for key in chosen if taken[key] != availability]:
            return failed(f"{len(other)} of {len(chosen)} are not {availability}.", SAVE)
        if not chosen:
            return needs_a_person(f"LinkedIn has no {availability} job.", todo)
        said = f"LinkedIn took {len(chosen)} jobs as {availability}."
        return passed(said, *written(ground, Stream.JOBS))

    return check


as_private = taken_as(PRIVATE, "Choose jobs only inside Recruiter in the tab, and open one.")


def as_public(ground: Ground) -> Found:
    """JP-015A: public jobs are public, and on the job board at an address we know."""
    found = taken_as(PUBLIC, "Choose public for a job, and wait a minute.")(ground)
    sent = LedgerRow.objects.found_by(stream=Stream.JOBS, state=State.SENT)
    rows = sent.order_by("-id").values_list("accepted", flat=True)[:LATEST]
    public = [one for one in rows if one.get("availability") == PUBLIC and one["state"] == LISTED]
    if unposted := [one for one in public if not is_posted(one)]:
        return failed(f"{len(unposted)} public jobs are not on the job board.", SAVE)
    if unnamed := [one for one in public if not one.get(NUMBER)]:
        return failed(f"LinkedIn's address of {len(unnamed)} public jobs is not known.", SAVE)
    return found
