"""Rules 9, 11 and 13: overwriting, references and deletes."""

import pytest

from tests.linkedin_sandbox.customer import (
    NOW_MS,
    application,
    application_key,
    candidate,
    candidate_key,
    job,
    sole,
)

STAGE = {"atsCreatedAt": NOW_MS, "stage": "Application"}


@pytest.fixture
def applied(customer):
    customer.submit(job())
    customer.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    customer.put("atsApplications", {application_key("appl-1"): application()})
    return customer


CANDIDATE = ("atsCandidates", candidate_key("cand-1"), candidate)
APPLICATION = ("atsApplications", application_key("appl-1"), application)


@pytest.mark.parametrize(
    ("sort", "kept", "lost"),
    [
        (CANDIDATE, {"prefix": "Ms"}, {"currentJobTitle": "Dispatcher", "suffix": "M.A."}),
        (APPLICATION, {"source": "LinkedIn"}, {"dispositionReason": "Moved away"}),
    ],
)
def test_a_put_overwrites_everything_and_says_what_it_lost(linkedin, applied, sort, kept, lost):
    resource, key, record = sort
    applied.put(resource, {key: record(**kept, **lost)})
    applied.put(resource, {key: record(**kept)})

    fields = sole(applied.get(resource, [key]))

    assert linkedin.findings() == [f"omitted fields became null: {', '.join(lost)}"]
    assert kept.items() <= fields.items()
    assert not lost.keys() & fields.keys()


def test_a_sub_resource_says_what_it_lost(linkedin, applied):
    path = f"atsApplications/{application_key('appl-1')}/notes"
    applied.put(path, {"n-1": {"note": "Invite.", "atsCreatedAt": NOW_MS}})
    applied.put(path, {"n-1": {"note": "Invite."}})

    assert linkedin.findings() == ["omitted fields became null: atsCreatedAt"]


def test_sending_the_same_again_loses_nothing(linkedin, applied):
    applied.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    applied.put("atsApplications", {application_key("appl-1"): application()})

    assert linkedin.findings() == []
    assert len(linkedin.state()["applications"]) == 1


@pytest.mark.parametrize("changes", [{"atsJobPostingId": "JOB-9"}, {"atsCandidateId": "cand-9"}])
def test_an_application_needs_its_job_and_candidate(linkedin, applied, changes):
    entities = {application_key("appl-2"): application(**changes)}

    strict = sole(applied.put("atsApplications", entities))
    linkedin.turn(strict_refs=False)
    lenient = sole(applied.put("atsApplications", entities))

    assert (strict["in"], strict["status"]) == ("errors", 404)
    assert lenient["status"] == 204


def test_a_job_counts_only_once_its_task_is_done(linkedin, applied):
    linkedin.turn(job_task_delay_s=60)
    applied.submit(job("JOB-2"))

    early = sole(
        applied.put(
            "atsApplications", {application_key("a-2"): application(atsJobPostingId="JOB-2")}
        )
    )

    assert early["status"] == 404


def test_an_application_without_candidate_is_a_finding(linkedin, applied):
    applied.put("atsApplications", {application_key("appl-2"): application(atsCandidateId=None)})

    assert "application without atsCandidateId is not linked" in linkedin.findings()


def test_below_an_unknown_parent_every_key_is_404(applied):
    path = f"atsApplications/{application_key('appl-9')}/stages"

    answer = applied.put(path, {"s-1": STAGE, "s-2": STAGE}).json()

    assert answer["results"] == {}
    assert {error["status"] for error in answer["errors"].values()} == {404}


def test_using_a_stage_id_twice_is_a_finding(linkedin, applied):
    path = f"atsApplications/{application_key('appl-1')}/stages"
    applied.put(path, {"s-1": STAGE})
    applied.put(path, {"s-1": STAGE})
    before = linkedin.findings()
    applied.put(path, {"s-1": {**STAGE, "stage": "Interview"}})

    assert before == []
    assert linkedin.findings() == ["a stage id was used for another entry"]


@pytest.mark.parametrize(
    ("resource", "key"),
    [
        ("atsApplications", application_key("appl-1")),
        ("atsCandidates", candidate_key("cand-1")),
        (f"atsCandidates/{candidate_key('cand-1')}/notes", "note-1"),
        (f"atsApplications/{application_key('appl-1')}/stages", "s-1"),
    ],
)
def test_deleting_twice_is_204_then_404(applied, resource, key):
    applied.put(f"atsCandidates/{candidate_key('cand-1')}/notes", {"note-1": {"note": "Nights."}})
    applied.put(f"atsApplications/{application_key('appl-1')}/stages", {"s-1": STAGE})

    first, second = sole(applied.delete(resource, [key])), sole(applied.delete(resource, [key]))

    assert first == {"in": "results", "status": 204}
    assert (second["in"], second["status"]) == ("errors", 404)


def test_deleting_an_application_takes_its_children_along(linkedin, applied):
    path = f"atsApplications/{application_key('appl-1')}"
    applied.put(f"{path}/stages", {"s-1": STAGE})
    applied.put(f"{path}/notes", {"n-1": {"note": "Invite."}})
    applied.delete("atsApplications", [application_key("appl-1")])
    applied.put("atsApplications", {application_key("appl-1"): application()})

    (again,) = linkedin.state()["applications"]

    assert (again["stages"], again["notes"]) == ({}, {})


def test_deleting_a_candidate_leaves_its_application(linkedin, applied):
    applied.delete("atsCandidates", [candidate_key("cand-1")])

    state = linkedin.state()

    assert state["candidates"] == []
    assert [one["external_id"] for one in state["applications"]] == ["appl-1"]
