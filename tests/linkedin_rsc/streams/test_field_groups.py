"""A group of fields that is kept back leaves LinkedIn, and comes again when it is shared."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from accounts.activity import record
from applications.lifecycle.rejection import reinstate_application, reject_application
from applications.models import Application
from candidates.models import Source
from documents.services import add_document
from jobs.details.fields import LINKEDIN_FIELD_GROUPS
from jobs.details.services import edit_job
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.models import Connection, FieldGroup, Hold, LedgerRow, Stream
from linkedin_rsc.streams.field_groups import BY_JOB, FIELDS, without_withheld
from linkedin_rsc.verbs import LinkedInVerb
from notes.services import add_note
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ProfileLinkFactory
from tests.linkedin_rsc.pages.reading import TAB, text_of
from tests.linkedin_rsc.pushing import fill, fill_as_wanted, push, row_of

pytestmark = pytest.mark.django_db

State = LedgerRow.State


@pytest.fixture
def application(connected, recruiter):
    candidate = CandidateFactory(
        email="ilse@example.org", city="Bremen", country_code="DE",
        current_company="Hafenwerk", current_title="Dispatcher",
    )  # fmt: skip
    job = JobFactory(active=True, recruiter=recruiter)
    return ApplicationFactory(candidate=candidate, job=job, at="Screen")


@pytest.fixture
def linked(application, connected):
    return ProfileLinkFactory(
        candidate=application.candidate, application_urn=connected.application
    )


@pytest.fixture
def keep(administrator):
    def keep_back(*groups):
        change_settings(by=administrator, withheld_fields=groups)
        for _ in range(3):
            push()

    return keep_back


def told(linkedin, kind):
    return [one["fields"] for one in linkedin.state()[kind]]


def people(linkedin):
    return told(linkedin, "candidates")


def test_everything_is_shared_until_a_company_keeps_it_back(application, linkedin):
    fill()
    push()

    [person] = people(linkedin)
    assert person["currentCompanyName"] == "Hafenwerk"
    assert person["addresses"][0]["city"] == "Bremen"
    assert person["emailAddresses"] == ["ilse@example.org"]


def test_a_group_leaves_linkedin_and_comes_again(application, linkedin, keep):
    fill()
    push()

    keep(FieldGroup.EMPLOYMENT, FieldGroup.ADDRESS)
    [person] = people(linkedin)
    assert not person.get("currentCompanyName")
    assert not person.get("currentJobTitle")
    assert person["addresses"] == []
    assert person["emailAddresses"] == ["ilse@example.org"]
    assert {one.state for one in LedgerRow.objects.filter(stream=Stream.CANDIDATES)} == {State.SENT}

    keep()
    [person] = people(linkedin)
    assert person["currentCompanyName"] == "Hafenwerk"
    assert person["addresses"][0]["city"] == "Bremen"


def test_what_of_an_application_is_kept_back_leaves_too(application, linkedin, keep, recruiter):
    reject_application(application=application, by=recruiter, reason="experience")
    fill()
    push()
    assert told(linkedin, "applications")[0]["dispositionReason"]

    keep(FieldGroup.END_REASON, FieldGroup.SOURCE)

    [fields] = told(linkedin, "applications")
    assert not fields.get("dispositionReason")
    assert not fields.get("source")
    assert fields["candidateEmail"] == "ilse@example.org"


def test_without_contact_data_who_is_not_linked_is_withdrawn_with_all_below(
    application, linkedin, keep, recruiter, connected
):
    Connection.objects.update(share_notes=True)
    add_note(candidate=application.candidate, text="Nights.", by=recruiter)
    fill()
    push()
    assert people(linkedin)

    keep(FieldGroup.CONTACT)

    assert linkedin.state()["candidates"] == []
    assert linkedin.state()["applications"] == []
    row = row_of(Stream.CANDIDATES, application.candidate.public_id)
    assert (row.state, row.hold, row.may_be_held) == (State.HELD, Hold.CONTACT_WITHHELD, False)
    row = row_of(Stream.APPLICATIONS, application.public_id)
    assert (row.state, row.hold) == (State.HELD, Hold.CONTACT_WITHHELD)

    keep()
    assert people(linkedin)[0]["emailAddresses"] == ["ilse@example.org"]
    assert len(linkedin.state()["applications"]) == 1


def test_whoever_leaves_takes_resumes_along_that_nothing_else_forbids(
    application, linkedin, keep, administrator
):
    change_settings(by=administrator, share_resumes=True)
    add_document(
        candidate=application.candidate, application=application, kind="resume",
        file=ContentFile(b"Ten years of nights.", "resume.txt"), by=administrator,
    )  # fmt: skip
    fill()
    push()
    [before] = linkedin.state()["applications"]
    assert len(before["attachments"]) == 1

    keep(FieldGroup.CONTACT)
    assert linkedin.state()["candidates"] == linkedin.state()["applications"] == []
    row = LedgerRow.objects.get(stream=Stream.ATTACHMENTS)
    assert (row.state, row.hold) == (State.HELD, Hold.WAITING_FOR_APPLICATION)

    keep()
    [after] = linkedin.state()["applications"]
    assert after["attachments"].keys() == before["attachments"].keys()


def test_without_contact_data_who_is_linked_stays(application, linked, linkedin, keep):
    fill()
    push()

    keep(FieldGroup.CONTACT)

    [person] = people(linkedin)
    assert person["emailAddresses"] == []
    assert person["phoneNumbers"] == []
    [fields] = told(linkedin, "applications")
    assert not fields.get("candidateEmail")


def test_linking_a_profile_lets_somebody_go_and_unlinking_takes_them_back(
    application, linkedin, keep, recruiter, connected
):
    fill()
    keep(FieldGroup.CONTACT)
    person = application.candidate

    link = ProfileLinkFactory(candidate=person, application_urn=connected.application)
    record(LinkedInVerb.LINKED, by=recruiter, subject=person)
    push()
    assert len(linkedin.state()["applications"]) == 1

    link.delete()
    record(LinkedInVerb.UNLINKED, by=recruiter, subject=person)
    for _ in range(3):
        push()
    assert linkedin.state()["candidates"] == []
    assert linkedin.state()["applications"] == []


def test_a_job_says_what_is_being_withdrawn_until_it_is(
    application, linkedin, client_as, recruiter
):
    Connection.objects.update(share_notes=True)
    add_note(candidate=application.candidate, application=application, text="N.", by=recruiter)
    fill()
    push()
    url = reverse("job-linkedin", args=[application.job.public_id])
    page = client_as(recruiter)

    edit_job(job=application.job, by=recruiter, linkedin_notes="closed")
    assert "Note on the application: being withdrawn from LinkedIn." in text_of(page.get(url))
    fill_as_wanted()
    assert "being withdrawn from LinkedIn, records left: 1" in text_of(page.get(url))
    push()
    assert "being withdrawn" not in text_of(page.get(url))


def test_the_page_says_what_is_being_withdrawn_until_it_is(
    application, linkedin, client_as, administrator
):
    fill()
    push()
    change_settings(by=administrator, withheld_fields=[FieldGroup.EMPLOYMENT])
    page = client_as(administrator)

    assert "Fields that stay in Tandem: being withdrawn from LinkedIn." in text_of(page.get(TAB))
    fill_as_wanted()
    assert "being withdrawn from LinkedIn, records left: 2" in text_of(page.get(TAB))
    push()
    assert "being withdrawn" not in text_of(page.get(TAB))


# -- What a job keeps back of its applications ---------------------------------------------------


@pytest.fixture
def ended(application, recruiter):
    """One job's application and another's of the same person, both from a fair and over."""
    other = ApplicationFactory(
        candidate=application.candidate, job=JobFactory(active=True, recruiter=recruiter),
        at="Screen",
    )  # fmt: skip
    Application.objects.update(source=Source.objects.create(name="Fair"))
    for one in Application.objects.order_by("pk"):
        reject_application(application=one, by=recruiter, reason="experience")
    fill()
    push()
    return application, other


def said(linkedin, name):
    return {
        fields["atsJobPostingId"]: fields.get(name) for fields in told(linkedin, "applications")
    }


@pytest.mark.parametrize(
    ("switch", "name"),
    [("linkedin_source", "source"), ("linkedin_end_reason", "dispositionReason")],
)
def test_a_job_takes_a_group_back_and_lets_it_go_again(ended, linkedin, recruiter, switch, name):
    own, other = (one.job.public_id for one in ended)
    before = said(linkedin, name)
    assert before[own]

    edit_job(job=ended[0].job, by=recruiter, **{switch: "closed"})
    push()
    assert said(linkedin, name) == {own: None, other: before[other]}
    assert row_of(Stream.APPLICATIONS, ended[0].public_id).state == State.SENT

    edit_job(job=ended[0].job, by=recruiter, **{switch: "inherit"})
    push()
    assert said(linkedin, name) == before


def test_applications_that_do_not_say_it_cost_no_call(application, linkedin, recruiter):
    fill()
    push()
    linkedin.forget_requests()

    edit_job(job=application.job, by=recruiter, linkedin_end_reason="closed")
    push()

    assert linkedin.requests(resource="atsApplications") == []


def test_a_job_shows_no_group_that_the_company_keeps(ended, linkedin, recruiter, keep):
    edit_job(job=ended[0].job, by=recruiter, linkedin_source="closed")
    push()
    keep(FieldGroup.SOURCE)

    edit_job(job=ended[0].job, by=recruiter, linkedin_source="inherit")
    push()

    assert set(said(linkedin, "source").values()) == {None}


def test_a_job_says_which_fields_are_being_withdrawn_until_they_are(
    ended, linkedin, client_as, recruiter
):
    job = ended[0].job
    url, page = reverse("job-linkedin", args=[job.public_id]), client_as(recruiter)

    edit_job(job=job, by=recruiter, linkedin_source="closed")
    assert "Source of an application: being withdrawn from LinkedIn." in text_of(page.get(url))
    fill_as_wanted()
    assert "being withdrawn from LinkedIn, records left: 1" in text_of(page.get(url))
    push()
    assert "being withdrawn" not in text_of(page.get(url))

    # What changes later is on its way as anything is.
    reinstate_application(application=ended[0], by=recruiter)
    assert "being withdrawn" not in text_of(page.get(url))


def test_each_job_switch_is_a_group_of_applications():
    assert set(BY_JOB.values()) == LINKEDIN_FIELD_GROUPS


def test_each_group_names_fields_and_lists_are_told_empty():
    assert set(FIELDS) == set(FieldGroup)
    fields = {"addresses": [{"city": "Bremen"}], "source": "Fair", "firstName": "Ilse"}

    assert without_withheld(fields, {"address", "source"}) == {"addresses": [], "firstName": "Ilse"}
