"""Access lists and assignees (section 10), and what a seat sees by them (rule 18)."""

import pytest

from tests.linkedin_sandbox.customer import (
    CONTRACT,
    ORGANIZATION,
    application,
    application_key,
    candidate,
    candidate_key,
    compound,
    job,
    sole,
)
from tests.linkedin_sandbox.recruiter.pages import Person

RITA, CARL = 77120, 77121
SCOPE = {"dataProvider": "ATS", "integrationContext": ORGANIZATION, "atsEntityType": "JOB_POSTING"}


def listed(job_id="JOB-1", list_id="team", **changes):
    return compound(**{"atsEntityAclId": list_id, "atsEntityId": job_id, **SCOPE, **changes})


def assigned(person, list_id="team", **changes):
    return compound(**{"atsEntityAclId": list_id, "assignee": person, **SCOPE, **changes})


@pytest.fixture
def person(customer):
    """The person URN of a seat's holder, minted for the customer's application."""
    shown = customer.call("GET", f"seatsV2?q=attributes&contracts={CONTRACT}&start=0&count=50")
    urns = {int(one["id"]): one["member"] for one in shown.json()["elements"]}
    return urns.__getitem__


@pytest.fixture
def kept(customer):
    """A customer without VIEWERS, whose job is kept to its lists."""
    customer.submit(job("JOB-1", accessRestricted=True))
    return customer


def put_on_list(caller, person, job_id="JOB-1", list_id="team"):
    assert sole(caller.put("atsEntityAcls", {listed(job_id, list_id): {}}))["status"] == 204
    answer = caller.put("atsEntityAclAssignees", {assigned(person, list_id): {}})
    assert sole(answer)["status"] == 204


def offered(linkedin, seat):
    return [one["external_id"] for one in linkedin.exportable_jobs(seat=seat)]


def test_job_is_offered_to_those_on_its_list_alone(linkedin, kept, person):
    put_on_list(kept, person(RITA))

    assert offered(linkedin, RITA) == ["JOB-1"]
    assert offered(linkedin, CARL) == []
    assert linkedin.exportable_jobs() == []


def test_job_leaves_a_seat_with_its_place_or_its_holders(linkedin, kept, person):
    put_on_list(kept, person(RITA))
    put_on_list(kept, person(CARL), list_id="other")

    assert sole(kept.delete("atsEntityAclAssignees", [assigned(person(RITA))]))["status"] == 204
    assert sole(kept.delete("atsEntityAcls", [listed(list_id="other")]))["status"] == 204

    assert offered(linkedin, RITA) == offered(linkedin, CARL) == []
    assert sole(kept.delete("atsEntityAcls", [listed(list_id="other")]))["status"] == 404
    assert sole(kept.delete("atsEntityAclAssignees", [assigned(person(RITA))]))["status"] == 404


def test_viewers_and_open_jobs_need_no_list(linkedin, kept):
    kept.submit(job("JOB-2", accessRestricted=False))
    assert offered(linkedin, CARL) == ["JOB-2"]

    kept.configure("ONE_CLICK_EXPORT", JOB_POSTING_VIEWERS="ALL_PRODUCT_USERS")

    assert sorted(offered(linkedin, CARL)) == ["JOB-1", "JOB-2"]


def test_list_may_come_before_the_job_it_protects(linkedin, customer, person):
    put_on_list(customer, person(RITA), job_id="JOB-9")
    customer.submit(job("JOB-9", accessRestricted=True))

    assert offered(linkedin, RITA) == ["JOB-9"]


def test_applications_are_seen_by_whoever_sees_their_job(linkedin, kept, person):
    put_on_list(kept, person(RITA))
    kept.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    kept.put("atsApplications", {application_key("appl-1"): application()})

    assert linkedin.indicator("ilse-marbach-demo", seat=CARL)["applications"] == []
    [shown] = linkedin.indicator("ilse-marbach-demo", seat=RITA)["applications"]
    assert shown["external_id"] == "appl-1"


def test_eleventh_list_of_a_user_is_refused_with_its_reason(kept, person):
    for number in range(10):
        put_on_list(kept, person(RITA), list_id=f"team-{number}")
    put_on_list(kept, person(RITA), list_id="team-3")

    refused = sole(kept.put("atsEntityAclAssignees", {assigned(person(RITA), "team-10"): {}}))

    assert (refused["in"], refused["status"]) == ("errors", 422)
    assert refused["message"] == "A user may be on at most 10 ACLs"
    put_on_list(kept, person(CARL), list_id="team-10")


@pytest.mark.parametrize(
    ("resource", "key", "status"),
    [
        ("atsEntityAcls", listed(atsEntityType="JOB_REQUISITION"), 400),
        ("atsEntityAcls", listed(dataProvider="CRM"), 400),
        ("atsEntityAcls", listed(integrationContext="urn:li:organization:9100322"), 403),
        ("atsEntityAcls", assigned("urn:li:person:somebody"), 400),
        ("atsEntityAclAssignees", listed(), 400),
    ],
)
def test_wrong_keys_are_refused_as_a_whole(customer, resource, key, status):
    assert customer.put(resource, {key: {}}).status_code == status


def test_values_are_empty_and_people_known(customer, person):
    assert sole(customer.put("atsEntityAcls", {listed(): {"title": "Team"}}))["status"] == 422
    stranger = sole(customer.put("atsEntityAclAssignees", {assigned("urn:li:person:none"): {}}))
    assert stranger["status"] == 404


def test_finders_read_what_stands(kept, person):
    put_on_list(kept, person(RITA))
    of = "dataProvider=ATS&integrationContext=" + ORGANIZATION

    jobs = kept.call(
        "GET", f"atsEntityAcls?q=criteria&atsEntityId=JOB-1&atsEntityType=JOB_POSTING&{of}"
    )
    people = kept.call("GET", f"atsEntityAclAssignees?q=criteria&assignee={person(RITA)}&{of}")

    shared = {"atsEntityAclId": "team", **SCOPE}
    assert jobs.json()["elements"] == [{**shared, "atsEntityId": "JOB-1"}]
    assert people.json()["elements"] == [{**shared, "assignee": person(RITA)}]


def test_page_says_what_a_seat_sees_and_why(linkedin, kept, person):
    kept.submit(job("JOB-2", title="Fleet manager", accessRestricted=False))
    put_on_list(kept, person(RITA))
    visitor = Person(linkedin)

    seen = visitor.open(f"/sandbox/seats/{RITA}/")
    hidden = visitor.open(f"/sandbox/seats/{CARL}/")

    visitor.session.close()
    assert "Yes: on the list team" in seen.text
    assert "Yes: accessRestricted is false" in hidden.text
    rows = [row for row in hidden.all("//tbody/tr") if "JOB-1" in row and "LISTED" in row]
    assert len(rows) == 1
    assert rows[0].split()[-5:] == ["No", "No", "none", "team", "none"]


def test_page_says_how_many_applications_of_a_job_a_seat_is_shown(linkedin, kept, person):
    kept.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    kept.put("atsApplications", {application_key(one): application() for one in ("a-1", "a-2")})
    put_on_list(kept, person(RITA))
    visitor = Person(linkedin)

    shown = [
        " of 2 " in row and row.split(" of 2 ")[0].split()[-1]
        for seat in (RITA, CARL)
        for row in visitor.open(f"/sandbox/seats/{seat}/").all("//tbody/tr")
        if "LISTED" in row
    ]

    visitor.session.close()
    assert shown == ["2", "0"]


def test_state_shows_lists_with_their_jobs_and_people(linkedin, kept, person):
    put_on_list(kept, person(RITA))

    [one] = linkedin.state()["access_lists"]

    assert (one["list_id"], one["jobs"]) == ("team", ["JOB-1"])
    assert len(one["people"]) == 1
