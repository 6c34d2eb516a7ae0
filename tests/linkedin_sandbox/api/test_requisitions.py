"""Requisitions and their lists in the versioned API (versioned-api 5.1, 5.8, 5.9)."""

import pytest

from tests.linkedin_sandbox.api.test_rest import VERSION, ask, in_rest, key, put
from tests.linkedin_sandbox.customer import (
    CONTRACT,
    NOW_MS,
    ORGANIZATION,
    application,
    compound,
    indexed,
    job,
    sole,
    without,
)

RITA = 77120
JOB = key(externalJobRequisitionId="JOB-1")
OF_POSTING = (
    "integrationContext", "externalJobPostingId", "jobPostingOperationType", "companyApplyUrl",
    "listedAt", "posterEmail",
)  # fmt: skip


def requisition(**changes):
    renamed = {
        "externalCreatedAt": NOW_MS,
        "requisitionOwnerEmail": "rita.lindqvist@nordwind.example",
        "vanityIdentifier": "JOB-1",
        "state": "LISTED",
        "accessRestricted": False,
    }
    return {**without(job(), *OF_POSTING), **renamed, **changes}


def held(customer):
    [one] = customer.linkedin.state()["jobs"]
    return one


@pytest.fixture
def told(customer):
    assert sole(put(customer, "jobRequisitions", {JOB: requisition()}))["status"] == 204
    return customer


def test_requisition_is_in_the_export_list_until_it_is_closed(linkedin, told):
    assert [one["external_id"] for one in linkedin.exportable_jobs()] == ["JOB-1"]

    put(told, "jobRequisitions", {JOB: requisition(state="CLOSED")})

    assert linkedin.exportable_jobs() == []
    assert held(told)["state"] == "CLOSED"


def test_requisition_that_leaves_a_field_out_says_what_it_lost(linkedin, told):
    put(told, "jobRequisitions", {JOB: requisition()})
    assert linkedin.findings() == []

    put(told, "jobRequisitions", {JOB: without(requisition(), "vanityIdentifier")})

    assert linkedin.findings() == ["omitted fields became null: companyJobCode"]


def test_deleted_requisition_is_gone_and_a_second_delete_finds_none(linkedin, told):
    assert sole(ask(told, "DELETE", "jobRequisitions", [JOB]))["status"] == 204
    assert linkedin.state()["jobs"] == []
    assert sole(ask(told, "DELETE", "jobRequisitions", [JOB]))["status"] == 404


@pytest.mark.parametrize(
    "changes",
    [
        {"availability": "INTERNAL"},
        {"state": "OPEN"},
        {"title": ""},
        {"location": "Bremen"},
        {"listedAt": NOW_MS},
        {"jobPostingOperationType": "CREATE"},
        {"workplaceTypes": ["Anywhere"]},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_is_no_legal_requisition_is_refused(customer, changes):
    answer = put(customer, "jobRequisitions", {JOB: requisition(**changes)})

    assert sole(answer)["status"] == 422
    assert customer.linkedin.state()["jobs"] == []


def test_posting_that_names_its_requisition_leaves_it_alone(told):
    posting = job(availability="PUBLIC", partnerRequisitionId="JOB-1", title="Come and plan")
    told.submit(posting)
    assert (held(told)["title"], held(told)["on_the_board"]) == ("Night shift planner", "LISTED")

    told.submit({**posting, "jobPostingOperationType": "CLOSE"})
    assert (held(told)["state"], held(told)["on_the_board"]) == ("LISTED", "CLOSED")


def test_job_of_v2_becomes_a_requisition_and_keeps_its_posting(customer):
    customer.submit(job(availability="PUBLIC"))

    put(customer, "jobRequisitions", {JOB: requisition(title="Planner")})

    assert (held(customer)["title"], held(customer)["on_the_board"]) == ("Planner", "LISTED")


def list_key(entity_type="JOB_REQUISITION", **what):
    scope = {"dataProvider": "ATS", "integrationContext": ORGANIZATION, "entityType": entity_type}
    return compound(**{"entityAclId": "team", **scope, **what})


def put_on_list(customer, resource, of):
    return customer.session.put(
        f"{customer.linkedin.url}/rest/{resource}?{indexed([of])}",
        json={"entities": {of: {}}},
        headers={**customer.headers, **VERSION},
        timeout=20,
    )


def test_seat_sees_the_requisition_by_its_list(linkedin, customer):
    put(customer, "jobRequisitions", {JOB: requisition(accessRestricted=True)})
    seats = customer.call("GET", f"seatsV2?q=attributes&contracts={CONTRACT}&start=0&count=50")
    people = {int(one["id"]): one["member"] for one in seats.json()["elements"]}
    assert linkedin.exportable_jobs(seat=RITA) == []

    for resource, of in (
        ("entityAcls", list_key(entityId="JOB-1")),
        ("entityAclAssignees", list_key(assignee=people[RITA])),
    ):
        assert sole(put_on_list(customer, resource, of))["status"] == 204

    assert [one["external_id"] for one in linkedin.exportable_jobs(seat=RITA)] == ["JOB-1"]


def test_lists_of_a_generation_name_its_own_thing_alone(customer):
    answer = put_on_list(customer, "entityAcls", list_key("JOB_POSTING", entityId="JOB-1"))

    assert answer.status_code == 400


STAGES = "jobRequisitionStages"


def stage_key(stage: str, of: str = "JOB-1") -> str:
    return key(externalJobRequisitionId=of, externalJobRequisitionStageId=stage)


def stage(**changes):
    return {"name": "Phone screen", "order": 2, "category": "SCREENING", **changes}


def test_requisition_holds_the_stages_of_its_process_until_they_are_deleted(told):
    answer = put(told, STAGES, {stage_key("s2"): stage(), stage_key("s1"): stage(name="Applied")})
    assert [one["status"] for one in answer.json()["results"].values()] == [204, 204]
    assert held(told)["stages"] == {"s2": stage(), "s1": stage(name="Applied")}

    assert sole(ask(told, "DELETE", STAGES, [stage_key("s2")]))["status"] == 204
    assert list(held(told)["stages"]) == ["s1"]
    assert sole(ask(told, "DELETE", STAGES, [stage_key("s2")]))["status"] == 404


def test_stage_of_an_unknown_requisition_is_refused(told):
    answer = put(told, STAGES, {stage_key("s1", "JOB-2"): stage(), stage_key("s1"): stage()})

    assert sorted(one["status"] for one in answer.json()["results"].values()) == [204]
    assert [one["status"] for one in answer.json()["errors"].values()] == [404]


@pytest.mark.parametrize(
    "changes",
    [{"name": ""}, {"order": "2"}, {"order": None}, {"category": "SHORTLIST"}, {"isFinal": True}],
    ids=lambda changes: next(iter(changes)),
)
def test_what_is_no_legal_stage_is_refused(told, changes):
    assert sole(put(told, STAGES, {stage_key("s1"): stage(**changes)}))["status"] == 422
    assert held(told)["stages"] == {}


def test_requisition_that_is_deleted_before_what_is_below_it_is_a_finding(linkedin, told):
    put(told, STAGES, {stage_key("s1"): stage()})
    applied = key(atsJobApplicationId="appl-1")
    put(told, "candidates", {key(externalCandidateId="cand-1"): in_rest()})
    put(told, "atsApplications", {applied: application()})

    ask(told, "DELETE", "jobRequisitions", [JOB])

    assert linkedin.findings() == [
        "a requisition was deleted before its stages",
        "a requisition was deleted before its applications",
    ]


def test_page_of_a_seats_sight_shows_the_stages_in_order(linkedin, told):
    put(told, STAGES, {stage_key("s2"): stage(), stage_key("s1"): stage(name="Applied", order=1)})

    page = told.session.get(f"{linkedin.url}/sandbox/seats/{RITA}/", timeout=20).text

    assert "Applied, Phone screen" in page
