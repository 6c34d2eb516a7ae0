"""The rules by which an exported person becomes a prospect (docs/flows/export.md)."""

from dataclasses import replace

import pytest
from django.urls import reverse

from accounts.models import Activity, Notice
from accounts.verbs import say
from applications.lifecycle.errors import AlreadyApplied, NoProspectStage
from applications.models import Application
from base.errors import DomainError, NotAllowed
from candidates.contacts.verification import doubt_email, verify_email
from candidates.duplicates.services import refuse_duplicate
from candidates.models import Candidate, PossibleDuplicate
from jobs.lifecycle.services import JobIsNotOpen
from jobs.models import Stage
from linkedin_rsc.intake.exports import ExporterNotOnTeam, UnknownJob, receive_export
from linkedin_rsc.models import LedgerRow, ProfileLink
from linkedin_rsc.profile.people import ExportedPerson, Exporter, Position
from tests.factories.candidates import VERIFIED, CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import (
    ConnectedAccountFactory,
    ConnectionFactory,
    ProfileLinkFactory,
    SeatFactory,
)

pytestmark = pytest.mark.django_db

RECORDED = ("candidate.exported", "candidate.linked")
RITA = Exporter("urn:li:seat:77120", "rita@nordwind.example", "Rita", "Lindqvist")
ILSE = ExportedPerson(
    organization="urn:li:organization:9100321",
    member="urn:li:person:xY12abCdEf",
    first_name="Ilse",
    last_name="Marbach",
    exporter=RITA,
    headline="Night shift planner",
    location="Bremen, Germany",
    profile_url="https://www.linkedin.com/in/ilse-marbach-demo",
    emails=("ilse.marbach@example.org",),
    employers=("Hafenwerk Bremen",),
    skills=("Route planning",),
    positions=(Position("Dispatcher", "Hafenwerk Bremen"),),
)


@pytest.fixture
def connection():
    return ConnectionFactory()


@pytest.fixture
def rita(recruiter):
    recruiter.email = "rita@nordwind.example"
    recruiter.save()
    return recruiter


@pytest.fixture
def job(rita):
    return JobFactory(active=True, recruiter=rita)


def export(connection, job, person=ILSE, **changes):
    reference = job.public_id if job else None
    return receive_export(
        connection=connection, person=replace(person, job_reference=reference, **changes)
    )


def test_note_written_in_recruiter_is_the_exporters_note(connection, job, rita):
    export(connection, job, note="Knows every quay.")

    note = Application.objects.get().notes.get()
    assert (note.text, note.author, note.is_private) == ("Knows every quay.", rita, False)


def nothing_changed() -> bool:
    return not (
        Candidate.objects.exists() or Application.objects.exists() or ProfileLink.objects.exists()
    )


def test_export_makes_a_candidate_in_prospect(connection, job, rita):
    result = export(connection, job)

    candidate = result.candidate
    assert (candidate.full_name, candidate.headline) == ("Ilse Marbach", "Night shift planner")
    assert (candidate.current_company, candidate.current_title) == (
        "Hafenwerk Bremen",
        "Dispatcher",
    )
    assert candidate.place == "Bremen, Germany"
    assert [row.email for row in candidate.emails.all()] == ["ilse.marbach@example.org"]
    assert result.application.stage.kind == Stage.Kind.PROSPECT
    assert result.application.applied_at is None


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("Bremen, Germany", ("Bremen", "", "DE")),
        ("Austin, Texas, United States of America", ("Austin", "Texas", "US")),
        ("Greater Hamburg Area", ("Greater Hamburg Area", "", "")),
        ("Springfield, Somewhere", ("Springfield", "Somewhere", "")),
        ("", ("", "", "")),
    ],
)
def test_location_is_read_in_parts(connection, job, location, place):
    candidate = export(connection, job, location=location).candidate

    assert (candidate.city, candidate.region, candidate.country_code) == place


def test_export_credits_the_exporter_and_tags(connection, job, rita):
    application = export(connection, job).application

    assert application.source.name == "Rita Lindqvist (LinkedIn Recruiter)"
    assert application.source.kind == "active_search"
    assert application.source_contact == rita
    assert [tag.name for tag in application.candidate.tags.all()] == [
        "Imported: LinkedIn Recruiter"
    ]
    assert Activity.objects.filter(verb="candidate.exported", actor=rita).exists()
    assert "Ilse Marbach" in Notice.objects.get(user=rita).text


def test_typed_address_is_not_taken_for_verified(connection, job):
    candidate = export(connection, job).candidate

    assert candidate.emails.get().is_verified is False


def test_export_remembers_the_member_and_sends_nothing(connection, job):
    candidate = export(connection, job).candidate

    assert candidate.profile_link.person == "urn:li:person:xY12abCdEf"
    assert candidate.profile_link.snapshot["skills"] == ["Route planning"]
    states = set(LedgerRow.objects.values_list("stream", "state"))
    assert states == {
        ("candidates", "held"),
        ("members", "held"),
        ("applications", "held"),
        ("stages", "held"),
    }


def test_same_person_for_another_job_is_the_same_candidate(connection, job, rita):
    other = JobFactory(active=True, recruiter=rita)
    first = export(connection, job)

    second = export(connection, other)

    assert second.candidate == first.candidate
    assert first.candidate.applications.count() == 2


def test_second_export_to_the_same_job_is_refused_and_changes_nothing(connection, job, rita):
    candidate = export(connection, job).candidate
    before = Activity.objects.count()

    with pytest.raises(AlreadyApplied, match="already on"):
        export(connection, job, headline="Something else")

    candidate.refresh_from_db()
    assert candidate.headline == "Night shift planner"
    assert (Activity.objects.count(), Application.objects.count()) == (before, 1)
    assert Notice.objects.filter(user=rita, kind="refusal").count() == 1
    # Both tell of a person, and go when that person's data goes.
    assert set(Notice.objects.values_list("candidate", flat=True)) == {candidate.public_id}


def test_refused_when_the_job_is_unknown(connection, rita):
    person = replace(ILSE, job_reference="JOB-9999")

    with pytest.raises(UnknownJob):
        receive_export(connection=connection, person=person)

    assert nothing_changed()
    assert Notice.objects.get(user=rita).kind == "refusal"


@pytest.mark.parametrize(
    "state", [{"status": "draft"}, {"status": "closed", "close_reason": "filled"}]
)
def test_refused_when_the_job_is_not_active(connection, rita, state):
    job = JobFactory(recruiter=rita, **state)

    with pytest.raises(JobIsNotOpen):
        export(connection, job)

    assert nothing_changed()


def test_refused_when_the_job_has_no_prospect_stage(connection, job):
    job.stages.filter(kind="prospect").delete()

    with pytest.raises(NoProspectStage):
        export(connection, job)

    assert nothing_changed()


def test_refused_when_the_exporter_is_not_on_the_team(connection, rita, outsider):
    job = JobFactory(active=True, recruiter=outsider)

    with pytest.raises(ExporterNotOnTeam):
        export(connection, job)

    assert nothing_changed()
    assert Notice.objects.get(kind="refusal").user == rita


@pytest.mark.parametrize("by_interviewer", [True, False])
def test_confidential_job_of_others_is_unknown_to_the_exporter(
    connection, rita, outsider, by_interviewer
):
    job = JobFactory(
        active=True, is_confidential=True, recruiter=outsider,
        interviewer=rita if by_interviewer else None,
    )  # fmt: skip

    with pytest.raises(ExporterNotOnTeam if by_interviewer else UnknownJob):
        export(connection, job)

    assert nothing_changed()


def test_interviewers_and_administrators_off_the_team_do_not_export(connection, rita):
    job = JobFactory(active=True, interviewer=rita)
    rita.role_grants.create(role="administrator")

    with pytest.raises(ExporterNotOnTeam):
        export(connection, job)


@pytest.mark.parametrize("role", ["recruiter", "hiring_manager"])
def test_place_on_the_team_decides_and_not_the_global_role(connection, rita, role):
    """Who lost the global role keeps the place, and with it the export (attract 3.1, rule 1)."""
    job = JobFactory(active=True, **{role: rita})
    rita.role_grants.all().delete()

    application = export(connection, job, note="Knows every quay.").application

    assert application.source_contact == rita
    assert application.notes.get().author == rita
    assert application.candidate.tags.exists()


def test_whoever_adds_nobody_exports_nobody_without_a_job(connection, rita):
    rita.role_grants.all().delete()

    with pytest.raises(NotAllowed):
        receive_export(connection=connection, person=ILSE)

    assert nothing_changed()


def test_hiring_manager_of_the_team_exports(connection, rita):
    job = JobFactory(active=True, hiring_manager=rita)

    assert export(connection, job).application


def test_unknown_exporter_is_let_in_and_the_recruiters_hear_of_it(connection, job, rita):
    result = export(connection, job, exporter=None)

    assert result.application.source.name == "LinkedIn Recruiter"
    assert result.application.source_contact is None
    assert Notice.objects.get().user == rita


def test_export_without_job_keeps_the_candidate_and_says_so(connection, rita):
    result = receive_export(connection=connection, person=ILSE)

    assert result.application is None
    assert "named no job" in result.remark
    told = Notice.objects.get()
    assert (told.user, told.candidate) == (rita, result.candidate.public_id)
    assert "without a job" in told.text


def test_export_without_job_and_exporter_is_told_to_administrators(connection, administrator):
    receive_export(connection=connection, person=replace(ILSE, exporter=None))

    assert Notice.objects.get().user == administrator


def test_member_who_changed_names_is_the_same_person_and_keeps_the_name_here(connection, job, rita):
    known = export(connection, job).candidate

    again = export(
        connection, JobFactory(active=True, recruiter=rita), last_name="Brandt", emails=()
    ).candidate

    assert (again, again.full_name) == (known, "Ilse Marbach")


def test_two_members_with_one_typed_address_are_two_people_to_compare(connection, job):
    first = export(connection, job).candidate

    second = export(
        connection, job, member="urn:li:person:other", first_name="Jonas",
        profile_url="https://www.linkedin.com/in/jonas",
    ).candidate  # fmt: skip

    pair = PossibleDuplicate.objects.get()
    assert (pair.candidate, pair.other, pair.reason) == (second, first, "Same e-mail")


def test_two_members_with_one_verified_address_are_two_people(connection, job, rita):
    first = export(connection, job).candidate
    verify_email(contact=first.emails.get(), proof="told", by=rita)

    second = export(connection, job, member="urn:li:person:other").candidate

    assert second != first
    assert PossibleDuplicate.objects.filter(candidate=second, other=first).exists()


def test_two_people_once_told_apart_are_not_compared_again(connection, job, rita):
    CandidateFactory(email="ilse.marbach@example.org")
    export(connection, job)
    refuse_duplicate(pair=PossibleDuplicate.objects.get(), by=rita)

    other_job = JobFactory(active=True, recruiter=rita)
    export(connection, other_job, headline="Planner")

    assert PossibleDuplicate.objects.get().state == "refused"


def test_reasons_of_a_possible_duplicate_stand_on_the_profile(connection, job, client_as, rita):
    CandidateFactory(email="ilse.marbach@example.org")
    candidate = export(connection, job).candidate

    page = client_as(rita).get(reverse("candidate-detail", args=[candidate.public_id]))

    assert "Is this one person?" in page.content.decode()
    assert "Same e-mail." in page.content.decode()


def test_member_comes_before_address(connection, job):
    linked = ProfileLinkFactory(person=ILSE.member).candidate
    CandidateFactory(verified_email="ilse.marbach@example.org")

    assert export(connection, job).candidate == linked


def test_verified_address_identifies(connection, job):
    known = CandidateFactory(verified_email="ilse.marbach@example.org")

    assert export(connection, job, emails=("Ilse.Marbach@example.org",)).candidate == known


def test_an_address_that_a_colleague_verified_identifies_whatever_the_profile(
    connection, job, rita
):
    known = CandidateFactory(
        email="ilse.marbach@example.org", linkedin_url="https://www.linkedin.com/in/another"
    )
    verify_email(contact=known.emails.get(), proof="told", by=rita)

    assert export(connection, job).candidate == known
    assert Candidate.objects.get() == known
    assert not PossibleDuplicate.objects.exists()


def test_an_address_that_a_colleague_doubts_no_longer_identifies(connection, job, rita):
    known = CandidateFactory(verified_email="ilse.marbach@example.org")
    doubt_email(contact=known.emails.get(), by=rita)

    assert export(connection, job).candidate != known
    assert PossibleDuplicate.objects.get().other == known


def test_unverified_address_only_raises_a_possible_duplicate(connection, job):
    other = CandidateFactory(email="ilse.marbach@example.org")

    candidate = export(connection, job).candidate

    assert candidate != other
    assert PossibleDuplicate.objects.get().other == other


def test_profile_address_identifies_whatever_its_spelling(connection, job):
    known = CandidateFactory(linkedin_url="https://www.linkedin.com/in/ilse-marbach-demo")

    person = replace(
        ILSE, emails=(), profile_url="http://de.linkedin.com/in/ilse-marbach-demo/?x=1"
    )

    assert export(connection, job, person).candidate == known


def test_address_of_somebody_linked_to_another_member_does_not_identify(connection, job):
    link = ProfileLinkFactory(person="urn:li:person:somebodyElse")
    link.candidate.emails.create(email="ilse.marbach@example.org", **VERIFIED)

    assert export(connection, job).candidate != link.candidate


def test_name_and_employer_only_raise_a_possible_duplicate(connection, job):
    CandidateFactory(first_name="Ilse", last_name="Marbach", current_company="Hafenwerk Bremen")

    candidate = export(connection, job, emails=()).candidate

    assert PossibleDuplicate.objects.get().candidate == candidate


def test_known_candidate_is_enriched_but_never_overwritten(connection, job):
    known = CandidateFactory(
        first_name="Ilse", last_name="Marbach", headline="Our own words", city="Hamburg",
        linkedin_url="https://www.linkedin.com/in/ilse-marbach-demo",
    )  # fmt: skip

    export(connection, job)

    known.refresh_from_db()
    assert (known.headline, known.place) == ("Our own words", "Hamburg")
    assert known.current_company == "Hafenwerk Bremen"
    assert known.emails.get().email == "ilse.marbach@example.org"


def test_person_with_one_name_and_no_details_is_taken(connection, job):
    bare = ExportedPerson(
        organization=ILSE.organization, member="urn:li:person:bare", first_name="", last_name="Ng"
    )

    candidate = export(connection, job, bare).candidate

    assert (candidate.first_name, candidate.last_name) == ("", "Ng")


def test_every_refusal_is_a_sentence():
    for refusal in (AlreadyApplied, NoProspectStage, UnknownJob, ExporterNotOnTeam, JobIsNotOpen):
        assert issubclass(refusal, DomainError)


def test_link_of_a_former_child_application_gives_way_to_the_present_one(connection, job):
    """A person URN is worth something only together with the application that obtained it."""
    link = ProfileLinkFactory(
        candidate__linkedin_url="https://www.linkedin.com/in/ilse-marbach-demo",
        application_urn="urn:li:developerApplication:1",
    )

    export(connection, job)

    link.refresh_from_db()
    assert (link.person, link.application_urn) == (ILSE.member, connection.application)


def test_newly_linked_candidate_is_marked_even_without_a_job(connection):
    known = CandidateFactory(linkedin_url="https://www.linkedin.com/in/ilse-marbach-demo")

    receive_export(connection=connection, person=ILSE)

    assert LedgerRow.objects.filter(stream="members", record=known.public_id).exists()


def test_known_link_leaves_no_trace(connection, job, rita):
    export(connection, job)
    Activity.objects.all().delete()

    export(connection, JobFactory(active=True, recruiter=rita))

    assert not Activity.objects.filter(verb="candidate.linked").exists()


def test_history_tells_of_the_export_and_the_link():
    told = [say(verb, {}, person="Ilse", job="Dispatcher") for verb in RECORDED]

    assert told == [
        "exported Ilse from LinkedIn to Dispatcher",
        "linked Ilse to a LinkedIn profile",
    ]


def test_the_seat_says_who_exported_before_any_e_mail(connection, job, rita, outsider):
    """LinkedIn's e-mail of a seat may be a colleague's; the account somebody connected is sure."""
    account = ConnectedAccountFactory(user=rita)
    SeatFactory(seat_id="77120", member=account.person)

    result = export(connection, job, exporter=replace(RITA, email=outsider.email))

    assert result.application.source_contact == rita


def test_nobody_is_taken_for_the_holder_of_a_seat_by_its_e_mail_who_connected_another(
    connection, job, rita
):
    ConnectedAccountFactory(user=rita)
    SeatFactory(seat_id="77120", email=rita.email)

    assert export(connection, job).application.source_contact is None


def test_the_e_mail_decides_while_the_seat_is_not_known(connection, job, rita):
    ConnectedAccountFactory(user=rita)

    assert export(connection, job).application.source_contact == rita
