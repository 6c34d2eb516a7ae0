"""When something is gone: a worker, LinkedIn, the queue. Nothing is lost, nothing comes twice."""

from collections.abc import Iterator

import pytest

from ats import programs
from ats.supervision import Program
from tests.journeys.office import RITAS_SEAT, Office, connect, until
from tests.ports import free_port
from tests.stack import Stack

MEMBER = "ilse-marbach-demo"
# How long LinkedIn takes where something is to happen meanwhile.
LONG_S = 10
# What a sender or worker that died held is freed after half a minute. It passes now.
TIME_PASSES = """
from datetime import timedelta
from django.db.models import F
from linkedin_rsc.models import LedgerRow, StreamLease
half_a_minute = timedelta(seconds=30)
LedgerRow.objects.filter(state="in_flight").update(due_at=F("due_at") - half_a_minute)
StreamLease.objects.update(leased_until=F("leased_until") - half_a_minute, paused_until=None)
"""


@pytest.fixture
def office(stack: Stack, tomke: str) -> Iterator[Office]:
    """Tandem as Tomke's programs see it, connected with LinkedIn."""
    connect(stack)
    with Office(stack, tomke) as office:
        yield office
    # With it ends what it was slow at.
    stack.linkedin.go_away()


@pytest.fixture
def job(stack: Stack, office: Office) -> dict:
    """An open job, which LinkedIn knows."""
    job = office.open_job("Night planner")
    until(lambda: stack.linkedin.exportable_jobs(job["id"]))
    return job


def test_an_export_without_a_worker_is_kept_until_there_is_one(stack, office, job):
    workers = kill_workers(stack)

    request_id = stack.linkedin.export(member=MEMBER, job=job["id"], seat=RITAS_SEAT)
    until(lambda: delivery(stack, request_id)["state"] == "delivered")
    assert notification(office, request_id)["state"] == "received"
    assert people(office) == []

    stack.run(workers)
    until(lambda: notification(office, request_id)["state"] == "done")
    assert people(office) == ["Ilse Marbach"]
    assert len(office.get("applications/", job=job["id"])["results"]) == 1


def test_a_worker_killed_in_the_middle_of_an_export_loses_nothing(stack, office, job):
    # LinkedIn takes its time to say who was exported; the worker dies meanwhile.
    stack.linkedin.fail_next("exportedCandidates", 200, delay_s=LONG_S)
    request_id = stack.linkedin.export(member=MEMBER, job=job["id"], seat=RITAS_SEAT)
    until(lambda: notification(office, request_id)["state"] == "processing")
    workers = kill_workers(stack)

    assert notification(office, request_id)["state"] == "processing"
    let_time_pass(stack)
    stack.run(workers)

    until(lambda: notification(office, request_id)["state"] == "done")
    assert people(office) == ["Ilse Marbach"]
    assert len(office.get("applications/", job=job["id"])["results"]) == 1


def test_a_worker_killed_in_the_middle_of_a_push_sends_it_later(stack, office, job):
    # LinkedIn takes the record in, but its answer finds nobody any more.
    stack.linkedin.fail_next("atsCandidates", 503, delay_s=LONG_S, takes_effect=True)
    mae = office.add_candidate("Mae", "Chen", email="mae.chen@example.org")
    office.apply(mae, job, stage="Screen")
    until(lambda: "in_flight" in ledger(office, "candidates").values())
    workers = kill_workers(stack)

    assert ledger(office, "candidates") == {mae["id"]: "in_flight"}
    let_time_pass(stack)
    stack.run(workers)

    until(lambda: set(ledger(office).values()) == {"sent"})
    assert held_by_linkedin(stack) == ([mae["id"]], [(mae["id"], job["id"], 1)])


def test_linkedin_gone_during_a_push_gets_everything_once_it_is_back(stack, office, job):
    stack.linkedin.fail_next("atsCandidates", 503, delay_s=LONG_S, takes_effect=True)
    people = [
        office.add_candidate("Mae", name, email=f"mae.{name}@example.org".lower())
        for name in ("Chen", "Lindt", "Okafor")
    ]
    applications = [office.apply(person, job, stage="Screen") for person in people]
    until(lambda: "in_flight" in ledger(office, "candidates").values())

    stack.linkedin.go_away()
    office.post(f"applications/{applications[0]['id']}/stage-changes/", stage="Interview")
    until(lambda: "retrying" in ledger(office, "candidates").values())
    stack.linkedin.start()

    until(lambda: set(ledger(office).values()) == {"sent"})
    candidates, shown = held_by_linkedin(stack)
    assert candidates == sorted(person["id"] for person in people)
    stages = {people[0]["id"]: 2, people[1]["id"]: 1, people[2]["id"]: 1}
    assert shown == sorted((person, job["id"], count) for person, count in stages.items())
    assert stack.linkedin.findings() == []


def test_a_push_is_kept_while_the_queue_is_down(stack, office, job):
    answer_without_queue(stack)
    office.url = office.url.replace(stack.urls[0], stack.urls[1])

    request_id = stack.linkedin.export(member=MEMBER, job=job["id"], seat=RITAS_SEAT)
    until(lambda: delivery(stack, request_id)["state"] == "delivered")

    # Nobody could be nudged: the beat of the workers finds it.
    until(lambda: notification(office, request_id)["state"] == "done")
    assert people(office) == ["Ilse Marbach"]


def test_a_body_that_comes_in_chunks_is_read_whole(stack, office, job):
    chunks = (part.encode() for part in ('{"title":', '"Day ', 'planner"}'))

    answer = office.session.patch(
        f"{office.url}/jobs/{job['id']}/", data=chunks, timeout=30,
        headers={"Content-Type": "application/json"},
    )  # fmt: skip

    assert "Content-Length" not in answer.request.headers
    assert answer.json()["title"] == "Day planner"


def test_a_challenge_is_answered_while_the_queue_is_down(stack, office):
    answer_without_queue(stack)

    callbacks = stack.linkedin.validate_callbacks()

    assert [one["last_result"] for one in callbacks] == ["passed"]


def kill_workers(stack: Stack) -> list[Program]:
    """Kill every worker at once, as a machine does that runs out of memory."""
    return stack.kill([one for one in stack.supervisor.running if "worker" in one.program.name])


def answer_without_queue(stack: Stack) -> None:
    """Replace the web process LinkedIn talks to by one whose Redis does not answer."""
    stack.kill([one for one in stack.supervisor.running if one.program.name == "web 1"])
    nowhere = {"REDIS_URL": f"redis://127.0.0.1:{free_port()}/0"}
    stack.run([programs.web(port=stack.ports[0], variables={**stack.variables, **nowhere})])


def let_time_pass(stack: Stack) -> None:
    stack.run_command("shell", "--verbosity", "0", "--command", TIME_PASSES)


def delivery(stack: Stack, request_id: str) -> dict:
    """Return how far the sandbox is with a push."""
    return next(one for one in stack.linkedin.deliveries() if one["request_id"] == request_id)


def notification(office: Office, request_id: str) -> dict:
    """Return the one notification about a request; what has not arrived has no state."""
    found = office.get("linkedin/notifications/", request_id=request_id)["results"]
    assert len(found) <= 1
    return found[0] if found else {"state": ""}


def people(office: Office) -> list[str]:
    found = office.get("candidates/")["results"]
    return sorted(f"{one['first_name']} {one['last_name']}" for one in found)


def ledger(office: Office, stream: str | None = None) -> dict[str, str]:
    """Return the state of each record that LinkedIn should hold."""
    found = office.get("linkedin/ledger/", stream=stream)["results"]
    return {row["record"]: row["state"] for row in found}


def held_by_linkedin(stack: Stack) -> tuple[list[str], list[tuple[str, str, int]]]:
    """Return the ids of its candidates, and candidate, job and number of stages of applications."""
    state = stack.linkedin.state()
    shown = [(one["candidate"], one["job"], len(one["stages"])) for one in state["applications"]]
    return sorted(one["external_id"] for one in state["candidates"]), sorted(shown)
