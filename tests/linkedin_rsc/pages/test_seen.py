"""What LinkedIn sees: the three panes exactly as LinkedIn has them, and as they would be."""

import pytest

from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reject_application
from interviews.services import give_feedback
from jobs.models import Job
from linkedin_rsc.models import LedgerRow, Stream
from notes.services import add_note, change_note
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory, SeatFactory
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.pages.reading import text_of
from tests.linkedin_rsc.pushing import fill, push
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

# The frame and who reads it are twelve; what LinkedIn was sent, steps, feedback, notes, seats.
MAX_QUERIES = 17


@pytest.fixture
def application(recruiter):
    job = JobFactory(active=True, recruiter=recruiter, title="Planner")
    candidate = CandidateFactory(first_name="Ilse", last_name="Marbach", email="ilse@example.org")
    return ApplicationFactory(candidate=candidate, job=job, at="Screen")


@pytest.fixture
def sharing(connected):
    connected.share_notes = connected.share_feedback = True
    connected.save()
    return connected


@pytest.fixture
def told(sharing, linkedin, application, recruiter):
    """An application with a step, notes and feedback, all of it at LinkedIn."""
    interview = application.job.stages.get(name="Interview")
    move_application(application=application, to=interview, by=recruiter)
    for about in (None, application):
        add_note(
            candidate=application.candidate,
            application=about,
            text=f"Nights {about}.",
            by=recruiter,
        )
    give_feedback(
        application=application, feedback="Calm.", recommendation="yes", by=recruiter,
        evaluations=[{"attribute": "Depth", "result": "4 of 5"}],
    )  # fmt: skip
    fill()
    push()
    return application


def see(browser, application, **query):
    return browser.get(f"/candidates/{application.candidate.public_id}/linkedin/seen/", query)


def panes(browser, application, **query):
    return see(browser, application, **query).context["panes"]


def fields(told) -> list[dict]:
    return [one.fields for one in told]


def test_panes_as_sent_are_what_linkedin_has(client_as, recruiter, told, linkedin):
    found = panes(client_as(recruiter), told)

    state = linkedin.state()
    [person], [at_linkedin] = state["candidates"], state["applications"]
    [job] = found.jobs
    assert at_linkedin["fields"].items() >= job.told.fields.items()
    assert job.is_active
    assert job.stage == "Interview"
    assert sorted(step["stage"] for step in fields(job.steps)) == sorted(
        step["stage"] for step in at_linkedin["stages"].values()
    )
    notes = [*person["notes"].values(), *at_linkedin["notes"].values()]
    by_words = sorted(note["note"] for note in notes)
    assert sorted(note["note"] for note in fields(found.notes)) == by_words
    [feedback] = at_linkedin["interview_feedback"].values()
    assert feedback.items() >= fields(found.feedback)[0].items()
    assert not any(one.is_older for one in [job.told, *found.notes, *found.feedback])


def test_what_changed_since_is_said_without_words_that_linkedin_does_not_have(
    client_as, recruiter, told
):
    note = told.notes.get()
    change_note(note=note, text="Prefers days.", is_private=False, by=recruiter)

    browser = client_as(recruiter)
    page, would = text_of(see(browser, told)), text_of(see(browser, told, **{"as": "would"}))

    assert "Changed since it was sent" in page
    assert "Prefers days." not in page
    assert "Prefers days." in would
    assert "Changed since it was sent" not in would


def test_closed_is_what_linkedin_was_told_not_what_is_here(client_as, recruiter, told):
    Job.objects.update(status=Job.Status.CLOSED, close_reason="filled")
    browser = client_as(recruiter)

    [sent], [would] = (panes(browser, told, **query).jobs for query in ({}, {"as": "would"}))

    assert (sent.is_active, would.is_active) == (True, False)


def test_rejection_stands_with_its_reason(client_as, recruiter, sharing, linkedin, application):
    reject_application(application=application, reason="skills", by=recruiter)
    fill()
    push()

    page = text_of(see(client_as(recruiter), application))

    assert "Reason: Skill set" in page


def test_nothing_is_claimed_before_it_was_sent(client_as, recruiter, application):
    ConnectionFactory(enabled=True)
    browser = client_as(recruiter)

    sent, would = panes(browser, application), panes(browser, application, **{"as": "would"})

    assert sent.jobs == []
    assert [job.told.fields["atsJobPostingName"] for job in would.jobs] == ["Planner"]


def test_what_would_not_be_shown_is_named_with_its_reason(client_as, recruiter, application):
    ConnectionFactory(enabled=True, share_notes=True)
    person = application.candidate
    secret = JobFactory(active=True, recruiter=recruiter, title="Harbour", is_confidential=True)
    ApplicationFactory(candidate=person, job=secret, at="Screen")
    NoteFactory(candidate=person, author=recruiter, is_private=True, text="Mine alone.")
    NoteFactory(candidate=person, is_private=True, text="Somebody else's.")

    browser = client_as(recruiter)
    page = text_of(see(browser, application, **{"as": "would"}))
    found = panes(browser, application, **{"as": "would"})

    assert sorted(str(hold) for _what, hold in found.kept) == ["confidential_job", "private_note"]
    assert "Harbour" in page
    assert "Mine alone." not in page
    assert "Somebody else's." not in page


def test_a_prospect_would_not_be_seen(client_as, recruiter, application):
    ConnectionFactory(enabled=True)
    type(application).objects.update(left_prospect_at=None)

    page = text_of(see(client_as(recruiter), application, **{"as": "would"}))

    assert "Held back: still a prospect." in page
    assert "Planner" not in page.split("What LinkedIn sees")[-1]


def test_confidential_job_of_others_does_not_betray_itself(client_as, outsider, application):
    ConnectionFactory(enabled=True)
    Job.objects.update(is_confidential=True)

    page = text_of(see(client_as(outsider), application, **{"as": "would"}))

    assert "still a prospect" in page
    assert "confidential" not in page


def test_others_see_no_more_than_they_may_open(client_as, outsider, told):
    page = text_of(see(client_as(outsider), told))

    assert "Planner" not in page.split("What LinkedIn sees")[-1]
    assert "Calm." not in page
    assert "Only what you may open here is shown" in page


def test_where_prospects_are_shared_outsiders_read_nothing(client_as, outsider, told, connected):
    connected.share_prospects = True
    connected.save()

    found = see(client_as(outsider), told)

    assert "For the teams of their jobs" in text_of(found)
    assert found.context["panes"].notes == []


def test_a_chosen_seat_sees_it_while_it_is_active(client_as, recruiter, told):
    rita = SeatFactory(contract=None)
    former = SeatFactory(contract=None, first_name="Former", state="INACTIVE")
    browser = client_as(recruiter)

    assert len(panes(browser, told, seat=rita.seat_id).notes) == 2
    assert panes(browser, told, seat=former.seat_id).notes == []
    assert "active Recruiter seats alone" in text_of(see(browser, told, seat=former.seat_id))
    assert len(panes(browser, told, seat="nobody").notes) == 2


def test_what_another_company_was_sent_is_not_seen(client_as, recruiter, told, connected):
    connected.epoch += 1
    connected.save()

    assert panes(client_as(recruiter), told).jobs == []


@pytest.mark.parametrize("version", ["sent", "would"])
@pytest.mark.parametrize("size", [1, 40])
def test_queries_do_not_grow_with_records(client_as, recruiter, application, size, version):
    ConnectionFactory(enabled=True, share_notes=True)
    person = application.candidate
    for _number in range(size):
        job = JobFactory(active=True, recruiter=recruiter)
        other = ApplicationFactory(candidate=person, job=job, at="Screen")
        note = NoteFactory(candidate=person, application=other)
        for stream, record in (
            (Stream.APPLICATIONS, other.public_id), (Stream.APPLICATION_NOTES, note.public_id),
        ):  # fmt: skip
            LedgerRow.objects.create(
                stream=stream, record=record, candidate=person.public_id, held_at_linkedin=True
            )
    client = client_as(recruiter)
    address = f"/candidates/{person.public_id}/linkedin/seen/?as={version}"
    client.get(address)

    assert len(queries_of(client, address)) <= MAX_QUERIES
    assert len(client.get(address).context["panes"].notes) == size


def test_the_tab_leads_there(client_as, recruiter, application):
    address = f"/candidates/{application.candidate.public_id}/linkedin/"

    assert f'href="{address}seen/"' in text_of(client_as(recruiter).get(address))
