"""What jobs are at LinkedIn at the end of a random history, and what they should be."""

from linkedin_rsc.models import Connection
from tests.linkedin_rsc.ledger.histories import SEAT


def jobs_at(world, state):
    """What each job is to Recruiter and on the job board."""
    found = dict.fromkeys((one.public_id for one in world.jobs), (None, None, ""))
    for one in state["jobs"]:
        if one["external_id"] in found and one["state"] == "LISTED":
            found[one["external_id"]] = (one["title"], *_shown(one))
        elif one["external_id"] in found:
            found[one["external_id"]] = (None, None, _board(one))
    return found


def stages_at(world, state):
    """The names of the stages of each job that LinkedIn knows, by our id."""
    ours = {one.public_id for one in world.jobs}
    return {
        one["external_id"]: {key: stage["name"] for key, stage in one["stages"].items()}
        for one in state["jobs"]
        if one["external_id"] in ours
    }


def stages_here(job):
    return dict(job.stages.values_list("public_id", "name"))


def _shown(one):
    return one["fields"]["accessRestricted"], _board(one)


def _board(one):
    """The title on the job board; empty where it is not there."""
    is_posting = one["on_the_board"] == ""
    if is_posting:
        is_public = one["state"] == "LISTED" and one["fields"]["availability"] == "PUBLIC"
        return one["title"] if is_public else ""
    return one["posting_fields"]["title"] if one["on_the_board"] == "LISTED" else ""


def job_here(job):
    if not may_be_listed(job):
        return None, None, ""
    is_public = job.linkedin_availability == "public"
    return job.title, Connection.current().use_access_lists, job.title if is_public else ""


def may_be_listed(job):
    job.refresh_from_db()
    is_over = job.is_confidential or job.is_closed
    return not (is_over or Connection.current().withdrawn_at)


def offered(world):
    """The jobs into which the colleague with a seat can export somebody."""
    ours = {one.public_id for one in world.jobs}
    shown = world.linkedin.exportable_jobs(seat=SEAT)
    return {one["external_id"] for one in shown} & ours


def may_be_offered(world, job):
    is_theirs = job.team.leading().filter(user=world.colleague).exists()
    return may_be_listed(job) and (is_theirs or not Connection.current().use_access_lists)
