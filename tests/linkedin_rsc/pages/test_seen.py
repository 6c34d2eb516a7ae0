"""What LinkedIn sees: the three panes exactly as LinkedIn has them, and as they would be."""

import html

import pytest

from applications.deletion.services import delete_application
from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reject_application
from interviews.services import give_feedback
from jobs.models import Job
from linkedin_rsc.models import Connection, LedgerRow, Stream
from linkedin_rsc.streams import access_lists, assignees
from notes.services import add_note, change_note, delete_note
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.documents import DocumentFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import (
    ConnectedAccountFactory,
    ConnectionFactory,
    ContractFactory,
    LedgerRowFactory,
    SeatFactory,
)
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.pages.reading import text_of
from tests.linkedin_rsc.pushing import fill, push
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

# The frame and who reads it are twelve; seats, what LinkedIn was sent or the lists would say, and
# all that was done and written.
MAX_QUERIES = 15
MAX_SQL = 20_000


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


def test_resumes_are_shown_once_they_are_there(client_as, recruiter, told, connected):
    connected.share_resumes = True
    connected.save()
    DocumentFactory(candidate=told.candidate, application=told, name="Ilse's years.txt")
    DocumentFactory(candidate=told.candidate, name="kept here alone.txt")
    browser = client_as(recruiter)
    before, would = panes(browser, told), panes(browser, told, **{"as": "would"})
    fill()
    push()

    page = see(browser, told)

    assert before.resumes == []
    assert [(one.fields["fileName"], one.about) for one in would.resumes] == [
        ("Ilse's years.txt", "Planner")
    ]
    assert fields(page.context["panes"].resumes) == fields(would.resumes)
    assert "Ilse's years.txt" in html.unescape(text_of(page))
    assert "kept here alone.txt" not in text_of(page)


def test_resumes_that_would_not_go_are_named_with_the_reason(client_as, recruiter, application):
    ConnectionFactory(enabled=True)
    DocumentFactory(candidate=application.candidate, application=application)

    found = panes(client_as(recruiter), application, **{"as": "would"})

    assert found.resumes == []
    assert [str(hold) for _what, hold in found.kept] == ["resumes_not_shared"]


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
@pytest.mark.parametrize("size", [1, 20])
def test_queries_do_not_grow_with_records(client_as, recruiter, application, size, version):
    ConnectionFactory(
        enabled=True, share_notes=True, share_feedback=True, share_resumes=True,
        use_access_lists=True, lists_in_force=True,
    )  # fmt: skip
    seat = SeatFactory(contract=ContractFactory(), member="urn:li:person:rita")
    ConnectedAccountFactory(
        user=recruiter, person=seat.member, application_urn=Connection.current().application
    )
    person = application.candidate
    for _number in range(size):
        job = JobFactory(active=True, recruiter=recruiter)
        other = ApplicationFactory(candidate=person, job=job, at="Screen")
        note = NoteFactory(candidate=person, application=other)
        resume = DocumentFactory(candidate=person, application=other)
        put_on_list(job, recruiter, seat)
        for stream, record in (
            (Stream.APPLICATIONS, other.public_id), (Stream.APPLICATION_NOTES, note.public_id),
            (Stream.ATTACHMENTS, resume.public_id),
        ):  # fmt: skip
            LedgerRow.objects.create(
                stream=stream, record=record, candidate=person.public_id, held_at_linkedin=True
            )
    client = client_as(recruiter)
    address = f"/candidates/{person.public_id}/linkedin/seen/?as={version}&seat={seat.seat_id}"
    shown = client.get(address).context["panes"]

    queries = queries_of(client, address)
    assert len(queries) <= MAX_QUERIES
    assert sum(len(query["sql"]) for query in queries) < MAX_SQL
    assert (len(shown.notes), len(shown.resumes)) == (size, size)


def test_the_tab_leads_there(client_as, recruiter, application):
    address = f"/candidates/{application.candidate.public_id}/linkedin/"

    assert f'href="{address}seen/"' in text_of(client_as(recruiter).get(address))


# For a chosen colleague, where access lists decide


@pytest.fixture
def listed(told, connected, recruiter):
    """The recruiter's seat, whose account they connected, while lists are in force."""
    connected.use_access_lists = connected.lists_in_force = True
    connected.save()
    seat = SeatFactory(contract=None, member="urn:li:person:rita")
    ConnectedAccountFactory(
        user=recruiter, person=seat.member, application_urn=connected.application
    )
    return seat


def put_on_list(job, user, seat):
    both = {"state": "sent", "held_at_linkedin": True, "may_be_held": True}
    on_list = access_lists.record_of(job.public_id, user.public_id)
    LedgerRowFactory(stream=Stream.ACCESS_LISTS, record=on_list, **both)
    assigned = assignees.record_of(user.public_id, seat.member)
    if not LedgerRow.objects.filter(stream=Stream.ASSIGNEES, record=assigned).exists():
        LedgerRowFactory(stream=Stream.ASSIGNEES, record=assigned, **both)


def test_who_is_not_on_the_jobs_list_does_not_see_it(client_as, recruiter, told, listed):
    browser = client_as(recruiter)

    before = see(browser, told, seat=listed.seat_id)
    put_on_list(told.job, recruiter, listed)
    after = see(browser, told, seat=listed.seat_id)

    assert before.context["panes"].jobs == []
    assert before.context["panes"].feedback == []
    assert [str(note.about) for note in before.context["panes"].notes] == [""]
    assert "Not shown to Rita Behrens" in text_of(before)
    assert "not on their list at LinkedIn" in text_of(before)
    assert [job.public_id for job in after.context["panes"].jobs] == [told.job.public_id]
    assert "Not shown to" not in text_of(after)


def test_as_it_would_be_whoever_leads_the_job_sees_it(
    client_as, recruiter, hiring_manager, told, listed, connected
):
    other = SeatFactory(contract=None, member="urn:li:person:henry", first_name="Henry")
    ConnectedAccountFactory(
        user=hiring_manager, person=other.member, application_urn=connected.application
    )
    browser = client_as(recruiter)

    leads = see(browser, told, seat=listed.seat_id, **{"as": "would"})
    others = see(browser, told, seat=other.seat_id, **{"as": "would"})

    assert len(leads.context["panes"].jobs) == 1
    assert others.context["panes"].jobs == []
    assert "does not lead this job" in text_of(others)


def test_a_seat_that_nobody_connected_is_said_to_see_no_job(client_as, recruiter, told, listed):
    nobodys = SeatFactory(contract=None, first_name="Nils")

    page = text_of(see(client_as(recruiter), told, seat=nobodys.seat_id))

    assert "nobody in Tandem has connected this seat’s account" in page


def test_without_lists_in_force_every_seat_sees_it(client_as, recruiter, told, listed, connected):
    connected.lists_in_force = False
    connected.save()

    assert len(panes(client_as(recruiter), told, seat=listed.seat_id).jobs) == 1


# What is gone here


def test_what_is_gone_here_and_not_at_linkedin_is_named(client_as, recruiter, told):
    for note in told.notes.all():
        delete_note(note=note, by=recruiter)
    browser = client_as(recruiter)

    page = text_of(see(browser, told))
    push()

    assert "Gone here, perhaps still at LinkedIn" in page
    assert see(browser, told).context["still_there"] == []


def test_a_deleted_application_is_named_to_who_sees_everything(
    client_as, recruiter, administrator, told
):
    delete_application(application=told, by=recruiter)

    named = see(client_as(administrator), told).context["still_there"]

    own = see(client_as(recruiter), told).context["still_there"]
    assert {str(Stream.APPLICATIONS.label), str(Stream.FEEDBACK.label)} < set(named)
    assert own == []
