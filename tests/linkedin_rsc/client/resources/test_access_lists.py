"""Lists of jobs and people: all that is said stands in the key (rsc-contract 10)."""

from linkedin_rsc.client.resources import (
    Assignee,
    ListedJob,
    delete_assignees,
    delete_listed_jobs,
    put_assignees,
    put_listed_jobs,
)

from ..conftest import ORGANIZATION

TOMKE = "urn:li:person:qW98zzTop1"
SCOPE = f"dataProvider=ATS&integrationContext={ORGANIZATION}&atsEntityType=JOB_POSTING"
JOB_KEY = f"atsEntityAclId=grp-logistics&{SCOPE}&atsEntityId=job-204"
TOMKES_KEY = f"atsEntityAclId=grp-logistics&{SCOPE}&assignee={TOMKE}"
ON_LIST = ListedJob("grp-logistics", "job-204")


def test_job_is_put_on_a_list_by_an_empty_record(wire, transport):
    wire.answers("PUT", "atsEntityAcls", json={"results": {JOB_KEY: {"status": 204}}})

    answers = put_listed_jobs(transport, ORGANIZATION, {"ours": ON_LIST})

    assert answers["ours"].is_accepted
    assert wire.sent == {"entities": {JOB_KEY: {}}}
    assert wire.api_request.headers["X-RestLi-Method"] == "batch_update"
    assert wire.api_request.params["ids[0].atsEntityType"] == "JOB_POSTING"


def test_assignee_is_a_person_on_a_list(wire, transport):
    refusal = {"status": 422, "message": "A user may be on at most 10 ACLs"}
    wire.answers("PUT", "atsEntityAclAssignees", json={"errors": {TOMKES_KEY: refusal}})

    answers = put_assignees(transport, ORGANIZATION, {"ours": Assignee("grp-logistics", TOMKE)})

    assert wire.sent == {"entities": {TOMKES_KEY: {}}}
    assert (answers["ours"].status, answers["ours"].message) == (422, refusal["message"])


def test_places_are_taken_away_by_the_same_keys(wire, transport):
    wire.answers("DELETE", "atsEntityAcls", json={"results": {JOB_KEY: {"status": 204}}})
    wire.answers("DELETE", "atsEntityAclAssignees", json={"errors": {TOMKES_KEY: {"status": 404}}})

    job = delete_listed_jobs(transport, ORGANIZATION, {"ours": ON_LIST})
    person = delete_assignees(transport, ORGANIZATION, {"ours": Assignee("grp-logistics", TOMKE)})

    assert job["ours"].status == 204
    assert person["ours"].status == 404
