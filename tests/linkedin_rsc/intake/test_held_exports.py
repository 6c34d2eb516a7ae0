"""An export never opens a private person by the back door: it waits for who may decide."""

from dataclasses import replace

import pytest
from django.urls import reverse

from accounts.models import Activity, Notice
from applications.models import Application
from base.errors import DomainError, NotAllowed
from candidates.models import Candidate, Source
from candidates.personal_data import export_person
from jobs.models import TeamMember
from linkedin_rsc.intake.deciding import ExportIsDecided, accept_export, decline_export
from linkedin_rsc.intake.exports import receive_export
from linkedin_rsc.intake.holding import ExportWaits, person_of
from linkedin_rsc.models import HeldExport, LedgerRow, Notification, ProfileLink
from linkedin_rsc.profile.people import Education, Exporter
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory, NotificationFactory
from tests.linkedin_rsc.intake.test_exports import ILSE

pytestmark = pytest.mark.django_db

CARLS = Exporter("urn:li:seat:1", "carl@nordwind.example", "Carl", "Ahrens")


@pytest.fixture
def connection():
    return ConnectionFactory(enabled=True)


@pytest.fixture
def carl(outsider):
    """A recruiter who may not open the private person."""
    outsider.email = CARLS.email
    outsider.save()
    return outsider


@pytest.fixture
def carls_job(carl):
    return JobFactory(active=True, title="Porter", recruiter=carl, hiring_manager=UserFactory())


@pytest.fixture
def private(recruiter):
    """Whom Rita keeps to herself."""
    return CandidateFactory(
        first_name="Xaver", last_name="Verborgen", is_private=True, created_by=recruiter,
        linkedin_url=ILSE.profile_url, source=Source.objects.create(name="Poached"),
    )  # fmt: skip


def export(connection, job, **changes):
    person = replace(ILSE, job_reference=job.public_id, exporter=CARLS)
    notification = changes.pop("notification", None)
    return receive_export(
        connection=connection, person=replace(person, **changes), notification=notification
    )


def words_for(user):
    return [notice.text for notice in user.notices.order_by("pk")]


def test_export_by_an_outsider_opens_nothing_and_waits(connection, carl, carls_job, private):
    received = export(connection, carls_job)

    assert received.waits
    assert not Application.objects.exists()
    assert not ProfileLink.objects.exists()
    assert not private.tags.exists()
    private.refresh_from_db()
    assert private.headline == ""
    assert not Candidate.objects.visible_to(carl).exists()
    assert HeldExport.objects.get().exporter == carl
    assert not LedgerRow.objects.exists()


def test_exporter_learns_that_a_colleague_decides_and_no_more(
    connection, carl, carls_job, private, client_as
):
    export(connection, carls_job)

    [words] = words_for(carl)
    assert words == (
        f"The export of Ilse Marbach from LinkedIn to {carls_job} waits for a colleague's decision."
    )
    assert Notice.objects.get(user=carl).url == ""
    browser, pipeline = client_as(carl), f"/jobs/{carls_job.public_id}/pipeline/"
    for address in (
        "/notices/", "/", "/candidates/", "/candidates/?q=Xaver", "/candidates/new/", pipeline,
        "/search/?q=Xaver", f"{pipeline}people/?q=Xaver", f"{pipeline}?view=table",
        f"/jobs/{carls_job.public_id}/linkedin/", "/jobs/",
    ):  # fmt: skip
        answer = browser.get(address)
        assert answer.status_code == 200
        said = answer.content.decode()
        assert "Verborgen" not in said
        assert "Poached" not in said
        assert private.public_id not in said
    assert browser.get(reverse("candidate-detail", args=[private.public_id])).status_code == 404


def test_export_without_a_job_tells_the_exporter_nothing_of_ours(
    connection, carl, private, recruiter, client_as
):
    person = replace(ILSE, job_reference=None, exporter=CARLS)

    receive_export(connection=connection, person=person)

    [notice] = carl.notices.all()
    assert notice.text == (
        "Ilse Marbach came from LinkedIn without a job. A colleague decides what follows."
    )
    assert notice.url == ""
    assert "Verborgen" not in client_as(carl).get("/notices/").content.decode()
    assert "Xaver Verborgen came from LinkedIn without a job." in words_for(recruiter)[0]


def test_who_may_decide_hears_of_it(connection, carls_job, private, recruiter, administrator):
    leader, interviewer = UserFactory(roles=["hiring_manager"]), UserFactory(roles=["recruiter"])
    job = JobFactory(active=True, hiring_manager=leader, interviewer=interviewer)
    ApplicationFactory(candidate=private, job=job, at="Screen")

    export(connection, carls_job)

    for user in (recruiter, leader, administrator):
        assert "Xaver Verborgen, who is private" in words_for(user)[0]
    assert not interviewer.notices.exists()


def test_job_that_the_decider_may_not_know_is_not_named(connection, carls_job, private, recruiter):
    carls_job.is_confidential = True
    carls_job.save()

    export(connection, carls_job)

    [words] = words_for(recruiter)
    assert "a job of theirs" in words
    assert "Porter" not in words


@pytest.mark.parametrize("who", ["creator", "leader of their job", "administrator who leads"])
def test_export_by_who_may_decide_is_let_in(connection, carl, carls_job, private, who):
    if who == "creator":
        private.created_by = carl
        private.save()
    elif who == "leader of their job":
        other = JobFactory(active=True, hiring_manager=carl)
        ApplicationFactory(candidate=private, job=other)
    else:
        carl.role_grants.create(role="administrator")

    assert export(connection, carls_job).application


@pytest.mark.parametrize("who", ["interviewer of theirs", "unknown", "former recruiter who added"])
def test_export_by_who_may_not_decide_waits(connection, carl, carls_job, private, who):
    if who == "interviewer of theirs":
        other = JobFactory(active=True, interviewer=carl)
        ApplicationFactory(candidate=private, job=other, at="Screen")
    elif who == "former recruiter who added":
        private.created_by = carl
        private.save()
        carl.role_grants.all().delete()
    exporter = None if who == "unknown" else CARLS

    assert export(connection, carls_job, exporter=exporter).waits
    assert words_for(carl)[-1].endswith("waits for a colleague's decision.")


def test_what_refuses_every_export_refuses_this_one_in_the_same_words(
    connection, carl, carls_job, private
):
    """Else the difference would tell that there is such a person."""
    carls_job.status, carls_job.close_reason = "closed", "filled"
    carls_job.save()
    refusals = []
    for person in (private.linkedin_url, "https://www.linkedin.com/in/somebody-new"):
        with pytest.raises(DomainError) as refusal:
            export(connection, carls_job, profile_url=person, emails=())
        refusals.append(refusal.value.message)

    assert refusals[0] == refusals[1]
    assert len(set(words_for(carl))) == 1


def test_public_person_is_let_in_as_ever(connection, carls_job, private):
    private.is_private = False
    private.save()

    assert export(connection, carls_job).application.candidate == private


def test_accepting_makes_the_exporters_prospect(connection, carl, carls_job, private, recruiter):
    notification = NotificationFactory(state="held")
    export(connection, carls_job, note="Knows every quay.", notification=notification)

    accept_export(held=HeldExport.objects.get(), by=recruiter)

    application = Application.objects.get()
    assert (application.candidate, application.job) == (private, carls_job)
    assert application.stage.is_prospect
    assert application.source_contact == carl
    assert application.notes.get().author == carl
    assert Candidate.objects.visible_to(carl).get() == private
    assert "came from LinkedIn as a prospect" in words_for(carl)[-1]
    notification.refresh_from_db()
    assert (notification.state, notification.application) == ("done", application)
    assert not HeldExport.objects.exists()


def test_declining_keeps_the_person_closed_and_tells_the_exporter(
    connection, carl, carls_job, private, recruiter
):
    notification = NotificationFactory(state="held")
    export(connection, carls_job, notification=notification)

    decline_export(held=HeldExport.objects.get(), by=recruiter)

    assert not Application.objects.exists()
    assert not Candidate.objects.visible_to(carl).exists()
    assert words_for(carl)[-1].endswith("was declined by a colleague.")
    assert "Verborgen" not in words_for(carl)[-1]
    notification.refresh_from_db()
    assert notification.state == "refused"


@pytest.mark.parametrize("decide", [accept_export, decline_export])
def test_nobody_else_decides(connection, carl, carls_job, private, interviewer, decide):
    export(connection, carls_job)

    for user in (carl, interviewer):
        with pytest.raises(NotAllowed):
            decide(held=HeldExport.objects.get(), by=user)

    assert HeldExport.objects.exists()


@pytest.mark.parametrize("decide", [accept_export, decline_export])
def test_it_is_decided_once(connection, carls_job, private, recruiter, decide):
    export(connection, carls_job)
    held = HeldExport.objects.get()
    decline_export(held=held, by=recruiter)

    with pytest.raises(ExportIsDecided):
        decide(held=HeldExport(pk=999, candidate=private, job=carls_job), by=recruiter)


def test_accepting_obeys_the_rules_of_every_export(connection, carl, carls_job, private, recruiter):
    export(connection, carls_job)
    TeamMember.objects.filter(user=carl).delete()

    with pytest.raises(DomainError, match="is not recruiter or hiring manager"):
        accept_export(held=HeldExport.objects.get(), by=recruiter)

    assert HeldExport.objects.exists()
    assert not Application.objects.exists()


def test_second_export_while_the_first_waits_is_refused(connection, carl, carls_job, private):
    export(connection, carls_job)

    with pytest.raises(ExportWaits):
        export(connection, carls_job)

    assert HeldExport.objects.count() == 1


def test_worker_that_died_after_holding_finds_it_held(connection, carl, carls_job, private):
    notification = NotificationFactory(state="processing", attempts=2)
    export(connection, carls_job, notification=notification)
    told = Notice.objects.count()

    assert export(connection, carls_job, notification=notification).waits
    assert Notice.objects.count() == told


def test_what_linkedin_told_is_kept_whole(connection, carls_job, private):
    educations = (Education("Hochschule Bremen", "Logistik"),)
    export(connection, carls_job, educations=educations)

    kept = person_of(HeldExport.objects.get())

    assert kept == replace(
        ILSE, job_reference=carls_job.public_id, exporter=CARLS, educations=educations
    )


def test_it_is_told_and_erased_with_the_person(connection, carls_job, private):
    export(connection, carls_job)

    [row] = export_person(private)["linkedin_rsc.HeldExport"]

    assert row["person"]["first_name"] == "Ilse"


def test_history_tells_those_who_may_open_the_person(connection, carls_job, private, recruiter):
    export(connection, carls_job)
    accept_export(held=HeldExport.objects.get(), by=recruiter)

    verbs = set(Activity.objects.filter(candidate=private.public_id).values_list("verb", flat=True))

    assert {"candidate.export.held", "candidate.export.accepted", "candidate.exported"} <= verbs


def test_page_says_whom_a_yes_lets_in_and_takes_it(
    connection, carl, carls_job, private, recruiter, client_as
):
    """Interviewers do not see prospects, so a yes opens nothing to them."""
    TeamMember.objects.create(job=carls_job, user=UserFactory(), role="interviewer")
    export(connection, carls_job)
    held, browser = HeldExport.objects.get(), client_as(recruiter)
    tab = reverse("candidate-linkedin", args=[private.public_id])

    said = browser.get(tab).content.decode()
    home = browser.get("/").content.decode()
    address = reverse("held-export-acceptance", args=[private.public_id, held.public_id])
    answer = browser.post(address)

    assert "opens this record to 2 colleagues (Carl Ahrens, Robin" in said
    assert "Exports that wait for you" in home
    assert (answer.status_code, answer["Location"]) == (302, tab)
    assert Application.objects.get().job == carls_job


def test_export_waits_on_where_the_person_is_private_no_longer(
    connection, carl, carls_job, private, recruiter, client_as
):
    export(connection, carls_job)
    Candidate.objects.update(is_private=False)
    carls_job.team.exclude(user=carl).delete()

    said = client_as(recruiter).get(reverse("candidate-linkedin", args=[private.public_id]))

    assert "opens this record to nobody new" in said.content.decode()


def test_page_declines(connection, carls_job, private, recruiter, client_as):
    export(connection, carls_job)
    ids = [private.public_id, HeldExport.objects.get().public_id]

    client_as(recruiter).post(reverse("held-export-refusal", args=ids))

    assert not HeldExport.objects.exists()
    assert not Application.objects.exists()


@pytest.mark.parametrize("who", ["interviewer of theirs", "read_only"])
def test_who_only_looks_is_not_asked(connection, carls_job, private, client_as, request, who):
    user = UserFactory() if who == "interviewer of theirs" else request.getfixturevalue(who)
    job = JobFactory(active=True, interviewer=user)
    ApplicationFactory(candidate=private, job=job, at="Screen")
    export(connection, carls_job)
    ids = [private.public_id, HeldExport.objects.get().public_id]
    browser = client_as(user)

    said = browser.get(reverse("candidate-linkedin", args=ids[:1])).content.decode()
    answer = browser.post(reverse("held-export-acceptance", args=ids))

    assert "Exports that wait for you" not in said
    assert answer.status_code == 403
    assert Notification.objects.count() == 0


def test_private_person_joins_no_further_job_by_the_hand_of_an_interviewer(
    carl, carls_job, private, client_as
):
    """The same back door by page and API: it opens the record to whoever leads that job."""
    job = JobFactory(active=True, interviewer=carl)
    ApplicationFactory(candidate=private, job=job, at="Screen")
    browser = client_as(carl)

    browser.post(
        reverse("candidate-applications", args=[private.public_id]), {"job": carls_job.public_id}
    )
    browser.post(
        reverse("pipeline-applications", args=[carls_job.public_id]),
        {"candidate": private.public_id},
    )

    assert not carls_job.applications.exists()
