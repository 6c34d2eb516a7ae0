"""Rule 17 and section 6: what a recruiter exports can be fetched for a day."""

import pytest

from tests.linkedin_sandbox.customer import Caller, job, provision

RITA = 77120


def fetch(caller: Caller, request_id: str):
    return caller.call("GET", f"exportedCandidates?q=request&requestId={request_id}")


@pytest.fixture
def open_job(customer):
    customer.submit(job())
    return "JOB-1"


def export_ilse(linkedin, job_id=None, **more):
    return linkedin.export(member="ilse-marbach-demo", seat=RITA, job=job_id, **more)


def test_an_export_carries_the_stub_profile_and_the_job(linkedin, customer, open_job):
    request_id = export_ilse(linkedin, open_job, email_addresses=["ilse@example.org"])

    (element,) = fetch(customer, request_id).json()["elements"]
    person = element["candidate"]

    assert element["integrationContext"] == "urn:li:organization:9100321"
    assert element["externalJobPostingId"] == "JOB-1"
    assert element["recruiter"]["email"] == "rita.lindqvist@nordwind.example"
    assert person["member"].startswith("urn:li:person:")
    assert (person["firstName"], person["lastName"]) == ("Ilse", "Marbach")
    assert person["headline"] == "Night shift planner"
    assert person["currentEmployerNames"] == ["Hafenwerk Bremen"]
    assert person["emailAddresses"] == ["ilse@example.org"]
    assert len(person["positions"]) == 2


def test_email_is_only_what_the_recruiter_typed(linkedin, customer, open_job):
    request_id = export_ilse(linkedin, open_job)

    assert fetch(customer, request_id).json()["elements"][0]["candidate"]["emailAddresses"] == []


@pytest.mark.parametrize(
    ("switches", "present", "absent"),
    [
        ({"job_reference": "referenceEntityId"}, "referenceEntityId", "externalJobPostingId"),
        ({"job_reference": "none"}, "candidate", "externalJobPostingId"),
        ({"exporter_in_export": False}, "candidate", "recruiter"),
    ],
)
def test_the_unsure_parts_of_an_export_are_switches(
    linkedin, customer, open_job, switches, present, absent
):
    linkedin.turn(**switches)

    element = fetch(customer, export_ilse(linkedin, open_job)).json()["elements"][0]

    assert present in element
    assert absent not in element


def test_a_plain_export_has_no_enhanced_fields_and_one_email(linkedin, customer, open_job):
    linkedin.turn(enhanced_export=False, export_email="emailAddress")
    request_id = export_ilse(linkedin, open_job, email_addresses=["ilse@example.org"])

    person = fetch(customer, request_id).json()["elements"][0]["candidate"]

    assert "positions" not in person
    assert person["emailAddress"] == "ilse@example.org"


def test_a_request_id_lives_for_a_day(linkedin, customer, open_job):
    request_id = export_ilse(linkedin, open_job)
    linkedin.advance_clock(86_340)
    alive = fetch(customer.sign_in(), request_id)
    linkedin.advance_clock(61)

    assert alive.status_code == 200
    assert fetch(customer, request_id).status_code == 404


def test_a_request_id_is_nobody_elses(linkedin, parent, customer, open_job):
    request_id = export_ilse(linkedin, open_job)
    stranger = provision(parent, "tenant-2")

    assert fetch(stranger, request_id).status_code == 404
    assert fetch(customer, "0").status_code == 404


def test_an_export_cannot_be_fetched_while_disabled(linkedin, customer, open_job):
    request_id = export_ilse(linkedin, open_job)
    linkedin.disable(organization=9100321)

    assert fetch(customer, request_id).status_code == 403


@pytest.mark.parametrize(
    "query",
    ["", "q=", "q=request", "q=request&requestId=", "q=everything&requestId=1", "requestId=1"],
)
@pytest.mark.parametrize("resource", ["exportedCandidates", "atsIntegrations"])
def test_the_finder_needs_its_parameters(customer, resource, query):
    assert customer.call("GET", f"{resource}?{query}").status_code == 400


def test_a_seat_has_so_many_exports_a_month(linkedin, customer, open_job):
    linkedin.turn(exports_per_seat_and_month=1)
    export_ilse(linkedin, open_job)

    with pytest.raises(AssertionError, match="all its exports of this month"):
        export_ilse(linkedin, open_job)
    linkedin.advance_clock(32 * 86_400)
    assert export_ilse(linkedin, open_job)


def test_nobody_exports_while_the_integration_is_off(linkedin, child):
    child.name_integrations()

    with pytest.raises(AssertionError, match="One-click export is not enabled"):
        export_ilse(linkedin)
