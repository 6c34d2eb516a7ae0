"""E-mails and phones one by one: what is added, removed and preferred, and what two at once do."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Activity
from accounts.verbs import say
from base.errors import DomainError, InvalidInput, NotAllowed
from candidates.contacts.lists import MAX_LISTED, merged
from candidates.contacts.services import (
    ContactIsGone,
    ContactIsThere,
    add_email,
    add_phone,
    prefer_contact,
    remove_contact,
)
from candidates.details.services import create_candidate, edit_candidate
from candidates.models import PRIMARY_FIRST, Candidate, PossibleDuplicate
from linkedin_rsc.models import LedgerRow
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import ConnectionFactory

pytestmark = pytest.mark.django_db

NEW = {
    "emails": ["c@example.org", "d@example.org"],
    "phones": ["+494215550102", "+494215550103"],
}
NAMES = st.sampled_from("abcdef")
LISTS = st.lists(NAMES, unique=True)


def texts(candidate, name):
    return [contact.text for contact in getattr(candidate, name).order_by(*PRIMARY_FIRST)]


@pytest.fixture
def ilse(recruiter):
    return create_candidate(
        by=recruiter, first_name="Ilse", last_name="Marbach", country_code="DE",
        emails=["a@example.org", "b@example.org"], phones=["+494215550100", "+494215550101"],
    )  # fmt: skip


def test_an_address_is_added_behind_the_others(recruiter, ilse):
    add_email(candidate=ilse, email=" Ilse <C@Example.org>", by=recruiter)

    assert texts(ilse, "emails") == ["a@example.org", "b@example.org", "c@example.org"]
    assert Candidate.objects.matching("c@example.org").get() == ilse


def test_a_number_is_read_as_dialled_in_their_country(recruiter, ilse):
    add_phone(candidate=ilse, phone="0421 555 0102", by=recruiter, is_primary=True)

    assert texts(ilse, "phones")[0] == "+494215550102"


def test_the_first_one_is_primary(recruiter):
    nobody = CandidateFactory()

    assert add_email(candidate=nobody, email="a@example.org", by=recruiter).is_primary
    assert add_phone(candidate=nobody, phone="+494215550100", by=recruiter).is_primary


@pytest.mark.parametrize("name", ["emails", "phones"])
def test_the_next_becomes_primary_where_the_primary_one_is_removed(recruiter, ilse, name):
    first, second = getattr(ilse, name).order_by(*PRIMARY_FIRST)

    remove_contact(contact=first, by=recruiter)
    assert getattr(ilse, name).get(is_primary=True) == second

    remove_contact(contact=second, by=recruiter)
    assert not getattr(ilse, name).exists()
    assert not Candidate.objects.matching(second.text).exists()


@pytest.mark.parametrize("name", ["emails", "phones"])
def test_another_one_is_preferred(recruiter, ilse, name):
    first, second = getattr(ilse, name).order_by(*PRIMARY_FIRST)

    prefer_contact(contact=second, by=recruiter)

    assert texts(ilse, name) == [second.text, first.text]
    with pytest.raises(DomainError):
        prefer_contact(contact=second, by=recruiter)


def test_each_is_told_in_the_history(recruiter, ilse):
    email = add_email(candidate=ilse, email="c@example.org", by=recruiter)
    prefer_contact(contact=email, by=recruiter)
    remove_contact(contact=email, by=recruiter)
    add_phone(candidate=ilse, phone="+494215550102", by=recruiter)

    told = [say(one.verb, one.data) for one in Activity.objects.order_by("id")]
    assert told[-4:] == [
        "added the e-mail c@example.org",
        "made c@example.org the main e-mail",
        "removed the e-mail c@example.org",
        "added the phone +494215550102",
    ]


def test_what_is_there_is_not_added_again_however_it_is_written(recruiter, ilse):
    with pytest.raises(ContactIsThere):
        add_email(candidate=ilse, email="A@EXAMPLE.org\u200b", by=recruiter)
    with pytest.raises(ContactIsThere):
        add_phone(candidate=ilse, phone="(0421) 555-0100", by=recruiter)


@pytest.mark.parametrize("text", ["", "ilse", "root@localhost", "a@b@example.org"])
def test_what_is_no_address_is_refused(recruiter, ilse, text):
    with pytest.raises(InvalidInput) as refusal:
        add_email(candidate=ilse, email=text, by=recruiter)

    assert refusal.value.field == "email"


def test_nobody_has_more_than_a_page_can_bear(recruiter, ilse):
    for number in range(2, MAX_LISTED):
        add_phone(candidate=ilse, phone=f"+4942155502{number:02}", by=recruiter)

    with pytest.raises(InvalidInput):
        add_phone(candidate=ilse, phone="+494215550300", by=recruiter)


def test_only_those_who_edit_change_contacts(interviewer, ilse):
    email = ilse.emails.first()

    for act in (
        partial(add_email, candidate=ilse, email="c@example.org"),
        partial(remove_contact, contact=email),
        partial(prefer_contact, contact=email),
    ):
        with pytest.raises(NotAllowed):
            act(by=interviewer)

    assert texts(ilse, "emails") == ["a@example.org", "b@example.org"]


def test_whom_an_added_address_is_like_is_noted(recruiter, ilse):
    other = CandidateFactory(email="c@example.org")

    add_email(candidate=ilse, email="c@example.org", by=recruiter)

    assert {PossibleDuplicate.objects.get().candidate, PossibleDuplicate.objects.get().other} == {
        ilse, other,
    }  # fmt: skip


def test_linkedin_is_told_of_each_change(recruiter):
    ConnectionFactory(state="enabled")
    ilse = ApplicationFactory(at="Screen").candidate
    row = LedgerRow.objects.filter(stream="candidates", candidate=ilse.public_id)

    email = add_email(candidate=ilse, email="a@example.org", by=recruiter)
    assert row.get().hold in (None, "")
    remove_contact(contact=email, by=recruiter)
    assert row.get().hold == "no_identity"


@pytest.mark.parametrize("act", [remove_contact, prefer_contact])
def test_what_a_colleague_removed_meanwhile_is_said_to_be_gone(recruiter, ilse, act):
    loaded = ilse.emails.get(email="b@example.org")
    remove_contact(contact=ilse.emails.get(email="b@example.org"), by=recruiter)

    with pytest.raises(ContactIsGone):
        act(contact=loaded, by=recruiter)


@pytest.mark.parametrize("name", ["emails", "phones"])
def test_a_list_from_an_older_look_undoes_nothing(recruiter, ilse, name):
    """Who saw two contacts and sends them with a third neither loses nor brings back others'."""
    seen = texts(ilse, name)
    new = {
        "emails": ["c@example.org", "d@example.org"],
        "phones": ["+494215550102", "+494215550103"],
    }
    remove_contact(contact=getattr(ilse, name).get(is_primary=False), by=recruiter)
    edit_candidate(candidate=ilse, by=recruiter, **{name: [seen[0], new[name][0]]})

    edit_candidate(candidate=ilse, by=recruiter, seen={name: seen}, **{name: [*seen, new[name][1]]})

    assert set(texts(ilse, name)) == {seen[0], *new[name]}


def test_tags_from_an_older_look_undo_nothing(recruiter, ilse):
    edit_candidate(candidate=ilse, by=recruiter, tags=["Dock", "Night"])
    edit_candidate(candidate=ilse, by=recruiter, tags=["Dock", "Forklift"])

    edit_candidate(
        candidate=ilse, by=recruiter, tags=["dock", "Night", "Bremen"],
        seen={"tags": ["Dock", "Night"]},
    )  # fmt: skip

    assert {tag.name for tag in ilse.tags.all()} == {"Dock", "Forklift", "Bremen"}


@given(seen=LISTS, first=LISTS, second=LISTS)
def test_of_two_edits_of_the_same_list_neither_is_lost(seen, first, second):
    there = merged(first, seen, seen)
    both = merged(second, seen, there)

    assert there == first
    for name in "abcdef":
        was, wants = name in seen, (name in first, name in second)
        changed = [want for want in wants if want != was]
        assert (name in both) == (changed[0] if changed else was)


@given(seen=LISTS, first=LISTS, second=LISTS)
def test_the_primary_one_is_whoever_was_put_there_last(seen, first, second):
    both = merged(second, seen, first)

    if second[:1] != seen[:1] and second and second[0] in both:
        assert both[0] == second[0]
    elif first and first[0] in both and second[:1] == seen[:1]:
        assert both[0] == first[0]
