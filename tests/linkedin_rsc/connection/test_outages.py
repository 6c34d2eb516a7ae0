"""What LinkedIn switches off is named wherever somebody wonders, and told to administrators."""

import pytest

from accounts.models import Notice
from jobs.details.services import edit_job
from linkedin_rsc.connect import doctor, services
from linkedin_rsc.connection.outages import current_outages
from linkedin_rsc.models import Hold, Integration, LedgerRow
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.pages.reading import TAB, text_of
from tests.linkedin_rsc.pushing import fill, push

pytestmark = pytest.mark.django_db

EXPORT, INDICATOR = "ONE_CLICK_EXPORT", "IN_ATS_INDICATOR"
WORDS = {
    EXPORT: "recruiters cannot export people to Tandem",
    INDICATOR: "recruiters there do not see who is in Tandem",
}


@pytest.fixture
def turn(linkedin, enabled):
    """Switch parts at LinkedIn off or on, and read the status back."""

    def to(status, *types):
        chosen = {"client_id": enabled.client_id, "types": list(types)}
        (linkedin.disable if status == "off" else linkedin.enable)(**chosen)
        return services.refresh_status()

    return to


def notices(user) -> list[str]:
    return [one.text for one in user.notices.order_by("id")]


def last_step(connection) -> doctor.Step:
    return doctor.steps(connection)[-1]


@pytest.mark.parametrize("types", [[EXPORT], [INDICATOR], [EXPORT, INDICATOR]])
def test_doctor_names_what_does_not_work_and_nothing_else(turn, types):
    step = last_step(turn("off", *types))

    assert step.state == "broken"
    assert [type_ for type_ in WORDS if WORDS[type_] in step.next] == types
    assert "switches it on again in Admin settings > ATS" in step.next


def test_parts_beside_the_two_leave_the_doctor_content(turn, administrator):
    step = last_step(turn("off", "PROFILE_PLUGIN", "CSA_API"))

    assert step.state == "done"
    assert current_outages() == []
    assert notices(administrator) == []


def test_what_was_never_on_is_a_step_of_the_set_up_and_no_outage(partner_ready, linkedin):
    linkedin.enable(client_id=partner_ready.client_id, types=[EXPORT])

    connection = services.refresh_status()

    assert current_outages() == []
    assert last_step(connection).state == "now"


def test_administrators_hear_once_when_it_happens_and_once_when_it_is_over(turn, administrator):
    other = UserFactory(roles=["administrator", "recruiter"])
    gone = UserFactory(roles=["administrator"], is_active=False)
    recruiter = UserFactory(roles=["recruiter"])

    turn("off", EXPORT)
    services.refresh_status()
    turn("on", EXPORT)
    services.refresh_status()

    happened, over = notices(administrator)
    assert WORDS[EXPORT] in happened
    assert over == "One-click export is on again at LinkedIn. What waited for it goes out now."
    assert notices(other) == [happened, over]
    assert notices(gone) == notices(recruiter) == []
    assert set(Notice.objects.values_list("url", flat=True)) == {TAB}


def test_both_parts_are_told_apart(turn, administrator):
    turn("off", EXPORT, INDICATOR)
    turn("on", INDICATOR)

    said = notices(administrator)
    assert [one for one in said[:2] if WORDS[EXPORT] in one] != []
    assert [one for one in said[:2] if WORDS[INDICATOR] in one] != []
    assert said[2].startswith("In-ATS indicator is on again")
    assert [one.type for one in current_outages()] == [EXPORT]


def test_linkedins_silence_about_a_part_is_no_outage(enabled, linkedin, administrator):
    linkedin.break_next("atsIntegrations", "unanswered", key=EXPORT)
    services.refresh_status()
    linkedin.fail_next("atsIntegrations", 503, key=INDICATOR)
    services.refresh_status()

    assert current_outages() == []
    assert notices(administrator) == []
    assert Integration.objects.get(type=EXPORT).is_enabled


def test_disconnecting_ends_the_outage_without_a_word(turn, administrator):
    turn("off", EXPORT)

    services.disconnect(by=administrator)

    assert current_outages() == []
    assert len(notices(administrator)) == 1


@pytest.mark.parametrize("type_", [EXPORT, INDICATOR])
def test_admin_tab_and_home_say_it(turn, client_as, administrator, type_):
    turn("off", type_)
    browser = client_as(administrator)

    assert WORDS[type_] in text_of(browser.get(TAB))
    assert WORDS[type_] in text_of(browser.get("/"))

    turn("on", type_)
    assert WORDS[type_] not in text_of(browser.get(TAB)) + text_of(browser.get("/"))


def test_job_says_what_it_means_for_the_job(turn, client_as, administrator):
    recruiter = UserFactory(roles=["recruiter"])
    job = JobFactory(active=True, recruiter=recruiter)
    fill()
    push()
    turn("off", EXPORT)

    page = text_of(client_as(recruiter).get(f"/jobs/{job.public_id}/linkedin/"))

    assert "recruiters cannot export people to this job" in page
    assert "nobody can export to it while one-click export is off" in page
    assert "Recruiters find this job by its title" not in page


def test_person_says_what_it_means_for_the_person(turn, client_as, recruiter):
    application = ApplicationFactory(
        job=JobFactory(active=True, recruiter=recruiter), at="Screen",
        candidate=CandidateFactory(email="ilse@example.org"),
    )  # fmt: skip
    turn("off", INDICATOR)
    url = f"/candidates/{application.candidate.public_id}/linkedin/"

    page = text_of(client_as(recruiter).get(url))

    assert "recruiters there do not see that this person is in Tandem" in page
    assert "LinkedIn has this part of the integration switched off" in page
    assert "LinkedIn is not connected" not in page


def test_what_changes_meanwhile_is_held_with_the_reason_and_goes_out_after(
    turn, linkedin, administrator
):
    job = JobFactory(active=True)
    fill()
    push()
    turn("off", EXPORT)
    edit_job(job=job, by=administrator, title="Night shift lead")
    row = LedgerRow.objects.get(record=job.public_id)
    assert (row.state, row.hold) == ("held", Hold.SWITCHED_OFF)

    turn("on", EXPORT)
    fill()
    push()

    assert [one["title"] for one in linkedin.state()["jobs"]] == ["Night shift lead"]
