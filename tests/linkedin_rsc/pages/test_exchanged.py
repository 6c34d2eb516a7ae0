"""InMails and recruiters' notes on a person's LinkedIn tab and in their history."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import RecordRead
from candidates.verbs import CandidateVerb
from linkedin_rsc.models import ConnectedAccount
from tests.factories.linkedin_rsc import (
    ConnectedAccountFactory,
    ConnectionFactory,
    InMailFactory,
    ProfileLinkFactory,
    RecruiterNoteFactory,
    SeatFactory,
)
from tests.linkedin_rsc.pages.reading import text_of

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def person(db):
    """Somebody who is linked with a member."""
    ConnectionFactory(enabled=True)
    return ProfileLinkFactory(candidate__first_name="Ilse", candidate__last_name="Marbach")


@pytest.fixture
def seat(recruiter):
    """The recruiter's own seat, by the account they connected."""
    account = ConnectedAccountFactory(user=recruiter)
    return SeatFactory(member=account.person, first_name="Rita", last_name="Lindqvist")


def exchange(link, seat, hours, **fields):
    """Write or answer so many hours ago."""
    return InMailFactory(
        member=link.person, seat=seat, sent_at=NOW - timedelta(hours=hours), **fields
    )


def tab(browser, link, page=""):
    return text_of(browser.get(f"/candidates/{link.candidate.public_id}/linkedin/{page}"))


def test_who_wrote_it_reads_subject_and_text(client_as, recruiter, person, seat):
    exchange(person, seat, 2, subject="Night shift", text="May we <b>talk</b>? 🚚")
    exchange(person, seat, 1, is_sent=False, subject="Re: Night shift", text="Gladly.")

    page = tab(client_as(recruiter), person)

    assert page.index("Re: Night shift") < page.index("May we <b>talk</b>? 🚚")
    assert "Gladly." in page
    assert "Between the two of them" not in page


def test_what_is_html_in_a_text_stays_text(client_as, recruiter, person, seat):
    exchange(person, seat, 1, text="<script>alert(1)</script>")

    page = client_as(recruiter).get(f"/candidates/{person.candidate.public_id}/linkedin/")

    assert b"&lt;script&gt;alert(1)" in page.content
    assert b"<script>alert(1)" not in page.content


@pytest.mark.parametrize("who", ["administrator", "hiring_manager", "read_only"])
def test_colleagues_learn_who_and_when_alone(client_as, request, person, seat, who):
    exchange(person, seat, 1)

    page = tab(client_as(request.getfixturevalue(who)), person)

    assert "Rita Lindqvist" in page
    assert "Between the two of them" in page
    assert "Night shift planner" not in page
    assert "may we talk" not in page


def test_an_address_alone_opens_no_text(client_as, recruiter, person):
    exchange(person, SeatFactory(email=recruiter.email), 1)

    assert "may we talk" not in tab(client_as(recruiter), person)


def test_an_account_of_another_application_opens_no_text(client_as, recruiter, person, seat):
    exchange(person, seat, 1)
    ConnectedAccount.objects.update(application_urn="urn:li:developerApplication:1")

    assert "may we talk" not in tab(client_as(recruiter), person)


def test_an_account_whose_term_is_over_opens_no_text(client_as, recruiter, person, seat):
    exchange(person, seat, 1)
    ConnectedAccount.objects.update(expires_at=timezone.now())

    assert "may we talk" not in tab(client_as(recruiter), person)


def test_what_is_of_another_member_is_not_theirs(client_as, recruiter, person, seat):
    InMailFactory(seat=seat, text="To somebody else")
    InMailFactory(seat=seat, member=person.person, application_urn="other", text="Of before")
    RecruiterNoteFactory(text="About somebody else")

    page = tab(client_as(recruiter), person)

    assert "No InMails yet" in page
    assert "No notes from LinkedIn yet" in page


def test_a_link_made_later_brings_what_was_before(client_as, recruiter, seat):
    early = InMailFactory(seat=seat)

    link = ProfileLinkFactory(person=early.member)

    assert "may we talk" in tab(client_as(recruiter), link)


def test_who_is_not_linked_has_no_histories(client_as, recruiter, person):
    candidate = person.candidate
    person.delete()

    page = text_of(client_as(recruiter).get(f"/candidates/{candidate.public_id}/linkedin/"))

    assert "InMail history" not in page


def test_everybody_reads_the_notes(client_as, hiring_manager, person):
    seat = SeatFactory(first_name="Rita", last_name="Lindqvist")
    note = RecruiterNoteFactory(member=person.person, owner=seat.urn, text="<i>Cold</i> chain")
    RecruiterNoteFactory(member=person.person, owner="urn:li:person:unknown", text="Second")

    page = tab(client_as(hiring_manager), person)

    assert "<i>Cold</i> chain" in page
    assert "Rita Lindqvist" in page
    assert "A recruiter" in page
    assert "edited" not in page
    note.changed_at += timedelta(hours=1)
    note.save()
    assert "edited" in tab(client_as(hiring_manager), person)


def test_a_page_long_text_is_folded(client_as, recruiter, person, seat):
    exchange(person, seat, 1, text="word " * 1_000)

    assert "Read all of it" in tab(client_as(recruiter), person)


@pytest.mark.parametrize("kind", ["inmails", "notes"])
def test_all_of_them_are_paged(client_as, recruiter, person, seat, kind):
    for hours in range(60):
        exchange(person, seat, hours, subject=f"s{hours:02}")
        RecruiterNoteFactory(member=person.person, written_at=NOW - timedelta(hours=hours))
    browser = client_as(recruiter)
    url = f"/candidates/{person.candidate.public_id}/linkedin/{kind}/"

    first = browser.get(url)
    second = browser.get(url + first.context["page"].older)

    assert [len(page.context["page"].rows) for page in (first, second)] == [50, 10]
    assert "All InMails" in tab(browser, person)
    assert RecordRead.objects.filter(subject=person.candidate.public_id).count() == 3


@pytest.mark.parametrize("size", [1, 60])
def test_the_tab_costs_the_same_however_many(
    client_as, recruiter, person, seat, size, django_assert_max_num_queries
):
    for hours in range(size):
        exchange(person, seat, hours)
        RecruiterNoteFactory(member=person.person, owner=seat.urn)
    browser = client_as(recruiter)
    tab(browser, person)

    # Two more than for people with whom nobody exchanged anything.
    with django_assert_max_num_queries(18):
        tab(browser, person)


def test_history_has_everything_once_and_in_order(client_as, recruiter, person, seat):
    candidate = person.candidate
    with_activity(candidate, recruiter)
    exchange(person, seat, 3, subject="Secret")
    exchange(person, seat, 1, is_sent=False)
    RecruiterNoteFactory(member=person.person, owner=seat.urn, written_at=NOW - timedelta(hours=2))

    page = client_as(recruiter).get(f"/candidates/{candidate.public_id}/activity/")

    said = [(event.actor, event.text) for event in page.context["events"]]
    assert [actor for actor, _text in said] == [
        recruiter.full_name, "Ilse Marbach", "Rita Lindqvist", "Rita Lindqvist",
    ]  # fmt: skip
    assert [text for _actor, text in said][1:] == [
        "wrote to Rita Lindqvist by InMail",
        "wrote a note about Ilse on LinkedIn",
        "wrote to Ilse by InMail",
    ]
    assert "Secret" not in text_of(page)


def with_activity(candidate, by):
    with transaction.atomic():
        record(CandidateVerb.EDITED, by=by, subject=candidate, candidate=candidate.public_id)


def test_history_goes_on_through_all_of_it_and_back(client_as, recruiter, person, seat):
    for hours in range(45):
        exchange(person, seat, hours)
        RecruiterNoteFactory(member=person.person, written_at=NOW - timedelta(hours=hours))
    with_activity(person.candidate, recruiter)
    browser = client_as(recruiter)
    url = f"/candidates/{person.candidate.public_id}/activity/"

    first = browser.get(url)
    second = browser.get(url + first.context["page"].older)
    back = browser.get(url + second.context["page"].newer)

    seen = [(row.part, row.pk) for page in (first, second) for row in page.context["page"].rows]
    assert len(seen) == len(set(seen)) == 91
    times = [event.at for page in (first, second) for event in page.context["events"]]
    assert times == sorted(times, reverse=True)
    assert back.context["events"] == first.context["events"]
    assert second.context["page"].older == ""
