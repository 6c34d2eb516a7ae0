"""LinkedIn's rules for one record: whole, changed, refused, deleted; in both generations."""

from datetime import timedelta

import pytest
from django.utils import timezone

from applications.deletion.services import delete_application
from candidates.details.services import edit_candidate
from candidates.erasure.services import erase_candidate
from linkedin_rsc.ledger.resend import resend
from linkedin_rsc.models import LedgerRow, Stream
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.pushing import applicants, fill, push, row_of
from tests.linkedin_rsc.streams.contract import spoken

pytestmark = pytest.mark.django_db

State = LedgerRow.State
STEPS = ("Screen", "Interview", "Offer")
UNIQUE = {
    "first_name": "Unmistakable", "last_name": "Sole-Surname", "current_company": "One Company",
    "current_title": "Only Title", "city": "Lone City", "region": "Lone Region",
    "country_code": "DE", "linkedin_url": "https://www.linkedin.com/in/the-only-one",
}  # fmt: skip
# What is changed of somebody, and what LinkedIn then shows of it.
CHANGES = {
    "first_name": ("Other", "firstName", "Other"),
    "last_name": ("Other", "lastName", "Other"),
    "current_company": ("Other", "currentCompanyName", "Other"),
    "current_title": ("Other", "currentJobTitle", "Other"),
    "do_not_contact": (True, "doNotContact", True),
    "emails": (["other@example.org"], "emailAddresses", ["other@example.org"]),
    "phones": (
        ["+49 421 555999"],
        "phoneNumbers",
        [{"number": "+49421555999", "extension": ""}],
    ),
}


@pytest.fixture(autouse=True, params=["", "202604"], ids=["v2", "rest"])
def version(request, settings):
    settings.LINKEDIN_API_VERSION = request.param


@pytest.fixture
def application(connected):
    """Somebody with a value of their own in every field, three steps on."""
    candidate = CandidateFactory(email="sole@example.org", **UNIQUE)
    candidate.phones.create(number="+49 421 555010")
    made = ApplicationFactory(candidate=candidate, job=JobFactory(active=True), at="Offer")
    for number, name in enumerate(STEPS):
        at = timezone.now() + timedelta(minutes=number)
        made.stage_changes.create(
            to_stage=made.job.stages.get(name=name), label=name, changed_at=at
        )
    fill()
    push()
    return made


def shown(linkedin):
    [one] = linkedin.state()["candidates"]
    return one["fields"]


def steps(linkedin):
    """Name the stages of the one application, the first one first."""
    [one] = linkedin.state()["applications"]
    in_order = sorted(one["stages"].values(), key=lambda stage: stage["atsCreatedAt"])
    return [stage["stage"] for stage in in_order]


def deleted(linkedin):
    calls = linkedin.requests(restli_method="batch_delete")
    return [call["resource"] for call in calls]


def test_rsc_204_every_field_with_a_value_of_its_own_is_seen(application, linkedin):
    told = shown(linkedin)

    assert (told["firstName"], told["lastName"]) == ("Unmistakable", "Sole-Surname")
    assert told["emailAddresses"] == ["sole@example.org"]
    assert told["phoneNumbers"] == [{"number": "+49 421 555010", "extension": ""}]
    assert (told["currentCompanyName"], told["currentJobTitle"]) == ("One Company", "Only Title")
    [address] = told["addresses"]
    assert (address["city"], address["geographicArea"]) == ("Lone City", "Lone Region")
    assert address["country"] == "de"
    assert told["linkedInProfileUrl"] == UNIQUE["linkedin_url"]
    assert told["externalProfileUrl"].endswith(f"/candidates/{application.candidate.public_id}/")
    assert linkedin.findings() == []


@pytest.mark.parametrize("field", CHANGES)
def test_rsc_204_a_changed_field_arrives_and_no_other_is_lost(
    application, linkedin, administrator, field
):
    value, name, expected = CHANGES[field]
    before = shown(linkedin)

    edit_candidate(candidate=application.candidate, by=administrator, **{field: value})
    push()

    after = shown(linkedin)
    assert after[name] == expected != before[name]
    changing = {name, "atsLastModifiedAt"}
    assert {key: after[key] for key in after.keys() - changing} == {
        key: before[key] for key in before.keys() - changing
    }


def test_case_5_of_many_one_is_refused_named_and_mended(connected, linkedin, administrator):
    people = [one.candidate.public_id for one in applicants(5)]
    resource = spoken("atsCandidates", "candidates")
    linkedin.fail_next(resource, 422, key=people[2], message="A name is missing.")

    push()

    bad = row_of(Stream.CANDIDATES, people[2])
    assert (bad.state, bad.reason) == (State.NEEDS_ATTENTION, "A name is missing.")
    assert len(linkedin.state()["candidates"]) == 4
    resend(row=bad, by=administrator)
    push()
    assert {one["external_id"] for one in linkedin.state()["candidates"]} == {*people}


def test_rsc_503_stages_leave_one_by_one_before_their_application(
    application, linkedin, administrator
):
    assert steps(linkedin) == [*STEPS]
    linkedin.forget_requests()

    erase_candidate(candidate=application.candidate, by=administrator)
    push()
    push()

    below, parent = spoken("atsApplications/stages", "applicationStage"), "atsApplications"
    assert deleted(linkedin).index(below) < deleted(linkedin).index(parent)
    stages = [one for one in linkedin.requests(restli_method="batch_delete")
              if one["resource"] == below]  # fmt: skip
    assert sum(one["records"] for one in stages) == len(STEPS)
    assert linkedin.state()["applications"] == []


def test_rsc_504_application_takes_its_stages_along(application, linkedin, administrator):
    linkedin.forget_requests()

    delete_application(application=application, by=administrator)
    push()
    push()

    assert spoken("atsApplications/stages", "applicationStage") not in deleted(linkedin)
    assert linkedin.state()["applications"] == []
    rows = LedgerRow.objects.filter(application=application.public_id)
    assert rows.count() == 1 + len(STEPS)
    assert set(rows.values_list("state", "held_at_linkedin", "may_be_held")) == {
        (State.DELETED, False, False)
    }
