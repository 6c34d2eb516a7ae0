"""What is shared is asked for, and said before it is done."""

import pytest

from linkedin_rsc.connect.settings import as_settings
from linkedin_rsc.models import Connection
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.documents import DocumentFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.jobs import JobFactory
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.pages.reading import TAB, text_of

pytestmark = pytest.mark.django_db

SAVED = {"job_availability": "private"}


def sharing_of():
    connection = Connection.objects.get()
    return connection.share_notes, connection.share_feedback


def test_sharing_of_notes_and_feedback_is_an_open_question_until_answered(browser, partner_ready):
    assert sharing_of() == (None, None)
    asked = text_of(browser.get(TAB))
    assert "Shall LinkedIn get the notes of colleagues?" in asked
    assert "Nobody has decided this yet" in asked
    assert "Decide whether LinkedIn gets notes and feedback." in text_of(browser.get("/"))

    browser.post(f"{TAB}sharing/", SAVED)
    assert sharing_of() == (None, None)
    browser.post(f"{TAB}sharing/", {**SAVED, "share_notes": "no"})
    assert sharing_of() == (False, None)
    browser.post(f"{TAB}sharing/", {**SAVED, "share_feedback": "yes"})
    assert sharing_of() == (False, True)

    assert "Nobody has decided this yet" not in text_of(browser.get(TAB))
    assert "Decide whether" not in text_of(browser.get("/"))
    assert as_settings(Connection.current())["share_notes"] is False


def test_the_question_is_for_administrators_alone(client_as, recruiter, partner_ready):
    assert "Decide whether" not in text_of(client_as(recruiter).get("/"))


@pytest.mark.parametrize(
    ("switch", "opens"),
    [
        ({"share_prospects": "on"}, "opens up to 3 more people to whoever has a Recruiter seat"),
        ({"share_notes": "yes"}, "opens up to 2 notes to"),
        ({"share_feedback": "yes"}, "opens up to 1 pieces of feedback to"),
        ({"share_resumes": "on"}, "opens up to 1 resumes to"),
        (
            {"share_prospects": "on", "share_notes": "yes"},
            "opens up to 3 more people, up to 2 notes to",
        ),
    ],
)
def test_what_becomes_visible_is_said_before_with_its_number(browser, partner_ready, switch, opens):
    people = [CandidateFactory() for _ in range(3)]
    CandidateFactory(is_private=True)
    NoteFactory.create_batch(2, candidate=people[0])
    NoteFactory(candidate=people[0], is_private=True)
    application = ApplicationFactory(candidate=people[0])
    FeedbackFactory(application=application)
    DocumentFactory(candidate=people[0], application=application)
    DocumentFactory(candidate=people[0])
    typed = {**SAVED, **switch}

    asked = browser.post(f"{TAB}sharing/", typed)

    assert (asked.status_code, sharing_of()) == (422, (None, None))
    assert not Connection.objects.get().share_prospects
    assert opens in text_of(asked)
    said = asked.context["sharing_form"]["said"].value()
    assert browser.post(f"{TAB}sharing/", {**typed, "said": said}).status_code == 302
    changed = as_settings(Connection.current())
    assert all(changed[name] is True for name in switch)


def test_another_switch_is_said_anew(browser, partner_ready):
    NoteFactory()
    typed = {**SAVED, "share_notes": "yes"}
    said = browser.post(f"{TAB}sharing/", typed).context["sharing_form"]["said"].value()

    again = browser.post(f"{TAB}sharing/", {**typed, "share_prospects": "on", "said": said})

    assert again.status_code == 422
    assert sharing_of() == (None, None)


def test_fields_stay_when_checked_and_are_named_before_they_go_again(browser, partner_ready):
    kept = {**SAVED, "withheld_fields": ["contact", "employment"]}
    assert browser.post(f"{TAB}sharing/", kept).status_code == 302
    assert Connection.objects.get().withheld_fields == ["contact", "employment"]

    asked = browser.post(f"{TAB}sharing/", {**SAVED, "withheld_fields": ["contact"]})

    assert asked.status_code == 422
    assert "opens Employer and job title to" in text_of(asked)


def test_ending_the_lists_is_said_before_with_the_number_of_jobs(browser, partner_ready):
    Connection.objects.update(use_access_lists=True, lists_in_force=True)
    JobFactory(active=True)
    JobFactory(active=True, is_confidential=True)

    asked = browser.post(f"{TAB}sharing/", SAVED)

    assert asked.status_code == 422
    assert "opens up to 1 jobs with their applications to" in text_of(asked)
    said = asked.context["sharing_form"]["said"].value()
    assert browser.post(f"{TAB}sharing/", {**SAVED, "said": said}).status_code == 302
    assert not Connection.objects.get().use_access_lists
    assert "it still keeps each job to its team" in text_of(browser.get(TAB))


def test_lists_open_nothing_and_the_tab_says_that_linkedin_is_to_be_told(browser, partner_ready):
    saved = browser.post(f"{TAB}sharing/", {**SAVED, "use_access_lists": "on"})

    assert saved.status_code == 302
    assert "and gets no open job before" in text_of(browser.get(TAB))
