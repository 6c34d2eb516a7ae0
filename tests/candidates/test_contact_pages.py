"""The page of a person's e-mails and phones."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import RecordRead
from candidates.contacts.services import add_email, add_phone, remove_contact
from candidates.contacts.verification import verify_email
from candidates.models import PRIMARY_FIRST
from tests.factories.accounts import UserFactory
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ilse(recruiter):
    candidate = CandidateFactory(email="a@example.org")
    add_email(candidate=candidate, email="b@example.org", by=recruiter)
    add_phone(candidate=candidate, phone="+494215550100", by=recruiter)
    add_phone(candidate=candidate, phone="+494215550101", by=recruiter)
    return candidate


def page_of(candidate):
    return reverse("candidate-contacts", args=[candidate.public_id])


def press(client, name, contact, **given):
    url = reverse(name, args=[contact.candidate.public_id, contact.public_id])
    return client.post(url, given, follow=True)


def test_the_page_shows_all_and_that_it_was_read(client_as, recruiter, ilse):
    page = client_as(recruiter).get(page_of(ilse)).content.decode()

    for text in ("a@example.org", "b@example.org", "+49 421 5550100", "+49 421 5550101"):
        assert text in page
    assert RecordRead.objects.get().subject == ilse.public_id


def test_one_is_added_to_each_list(client_as, recruiter, ilse):
    client = client_as(recruiter)
    client.post(reverse("candidate-emails", args=[ilse.public_id]), {"email": "c@example.org"})
    client.post(reverse("candidate-phones", args=[ilse.public_id]), {"phone": "+494215550102"})

    assert (ilse.emails.count(), ilse.phones.count()) == (3, 3)


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("candidate-emails", {"email": "nobody"}, "is not an e-mail address"),
        ("candidate-emails", {"email": "A@example.org"}, "This is on the record already."),
        ("candidate-emails", {"email": ""}, "Enter an e-mail address."),
        ("candidate-phones", {"phone": "call me"}, "is not a phone number"),
    ],
)
def test_a_refused_one_comes_back_as_typed(client_as, recruiter, ilse, name, given, said):
    answer = client_as(recruiter).post(reverse(name, args=[ilse.public_id]), given)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert f'value="{next(iter(given.values()))}"' in page or not any(given.values())


def test_each_button_does_what_it_says(client_as, recruiter, ilse):
    client, (first, second) = client_as(recruiter), ilse.emails.order_by(*PRIMARY_FIRST)

    press(client, "email-preference", second)
    assert ilse.emails.get(is_primary=True) == second
    assert (
        "Verified by" in press(client, "email-verification", second, proof="told").content.decode()
    )
    assert "Verified by" not in press(client, "email-doubt", second).content.decode()
    press(client, "email-removal", first)
    press(client, "phone-preference", ilse.phones.get(is_primary=False))
    press(client, "phone-removal", ilse.phones.get(is_primary=False))

    assert [one.email for one in ilse.emails.all()] == ["b@example.org"]
    assert [one.number for one in ilse.phones.all()] == ["+494215550101"]


def test_the_record_says_who_verified_and_how(client_as, recruiter, ilse):
    verify_email(contact=ilse.emails.first(), proof="answered", by=recruiter)

    page = client_as(recruiter).get(reverse("candidate-detail", args=[ilse.public_id]))

    said = ilse.emails.get(verified_by=recruiter).verification
    assert f"by {recruiter}" in said
    assert "they answered from it." in said
    assert said in page.content.decode()


def test_a_contact_of_somebody_else_is_not_touched(client_as, recruiter, ilse):
    other = CandidateFactory(email="other@example.org")
    url = reverse("email-removal", args=[ilse.public_id, other.emails.get().public_id])

    assert client_as(recruiter).post(url).status_code == 409
    assert other.emails.exists()


@pytest.mark.parametrize("name", ["email-removal", "email-preference", "email-verification"])
def test_what_a_colleague_removed_meanwhile_is_said_on_the_page(client_as, recruiter, ilse, name):
    gone = ilse.emails.get(is_primary=False)
    remove_contact(contact=ilse.emails.get(pk=gone.pk), by=recruiter)

    answer = press(client_as(recruiter), name, gone)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "A colleague removed this meanwhile." in page
    assert "a@example.org" in page
    assert "b@example.org" not in page


def test_why_an_address_is_not_verified_is_said_on_the_page(client_as, recruiter, ilse):
    CandidateFactory(first_name="Greta", last_name="Nau", verified_email="b@example.org")
    client, contact = client_as(recruiter), ilse.emails.get(email="b@example.org")

    elsewhere = press(client, "email-verification", contact, proof="told")
    unsaid = press(client, "email-verification", contact, proof="")

    assert "This is the verified address of Greta Nau." in elsewhere.content.decode()
    assert "Say how you know that the address is theirs." in unsaid.content.decode()
    assert (elsewhere.status_code, unsaid.status_code) == (409, 400)


def test_whoever_may_not_edit_is_told(client_as, ilse):
    client = client_as(UserFactory(roles=["read_only"]))

    assert client.get(page_of(ilse)).status_code == 403
    assert press(client, "email-removal", ilse.emails.first()).status_code == 403


def test_the_edit_form_leaves_the_lists_alone(client_as, recruiter, ilse):
    url = reverse("candidate-edit", args=[ilse.public_id])
    given = {"first_name": "Ilse", "last_name": "Marbach", "emails": "", "phones": "", "tags": ""}

    assert client_as(recruiter).post(url, given).status_code == 302
    assert (ilse.emails.count(), ilse.phones.count()) == (2, 2)


def test_the_page_costs_the_same_for_many(client_as, recruiter, ilse):
    client = client_as(recruiter)
    with CaptureQueriesContext(connection) as few:
        client.get(page_of(ilse))
    for number in range(15):
        add_email(candidate=ilse, email=f"{number}@example.org", by=recruiter)

    with CaptureQueriesContext(connection) as many:
        client.get(page_of(ilse))

    assert len(many) == len(few) <= 15
