"""Verified addresses: what verifies, who, and for how many people."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.models import Activity
from accounts.verbs import say
from base.errors import DomainError, InvalidInput, NotAllowed
from candidates.contacts.services import ContactIsGone, add_email, prefer_contact, remove_contact
from candidates.contacts.verification import VerifiedElsewhere, doubt_email, verify_email
from candidates.details.services import edit_candidate
from candidates.models import Candidate, CandidateEmail
from tests.factories.accounts import UserFactory
from tests.factories.candidates import VERIFIED, CandidateFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def email():
    return CandidateFactory(first_name="Ilse", email="ilse@example.org").emails.get()


@pytest.mark.parametrize("proof", ["answered", "told"])
def test_a_colleague_verifies_and_says_how_they_know(recruiter, email, proof):
    before = timezone.now()

    verify_email(contact=email, proof=proof, by=recruiter)

    kept = CandidateEmail.objects.verified().get()
    assert (kept.proof, kept.verified_by) == (proof, recruiter)
    assert kept.verified_at >= before
    activity = Activity.objects.get()
    assert activity.candidate == email.candidate.public_id
    assert say(activity.verb, activity.data) == (
        f"verified the e-mail ilse@example.org: they {kept.get_proof_display()}"
    )


@pytest.mark.parametrize("proof", ["", "applied", "guessed"])
def test_a_colleague_says_only_what_they_can_know(recruiter, email, proof):
    with pytest.raises(InvalidInput) as refusal:
        verify_email(contact=email, proof=proof, by=recruiter)

    assert refusal.value.field == "proof"
    assert not CandidateEmail.objects.verified().exists()


@pytest.mark.parametrize("proof", CandidateEmail.Proof.values)
def test_tandem_itself_may_have_seen_any_proof(email, proof):
    verify_email(contact=email, proof=proof, by=None)

    assert CandidateEmail.objects.get().verification.startswith("Verified by Tandem, ")


def test_verifying_and_doubting_need_the_right_to_edit(interviewer, email):
    with pytest.raises(NotAllowed):
        verify_email(contact=email, proof="told", by=interviewer)
    with pytest.raises(NotAllowed):
        doubt_email(contact=email, by=interviewer)


def test_it_is_doubted_again(recruiter, email):
    verify_email(contact=email, proof="told", by=recruiter)
    doubt_email(contact=email, by=recruiter)

    kept = CandidateEmail.objects.get()
    assert (kept.is_verified, kept.proof, kept.verified_by) == (False, "", None)
    with pytest.raises(DomainError):
        doubt_email(contact=kept, by=recruiter)


def test_it_is_verified_once(recruiter, email):
    stale = CandidateEmail.objects.get()
    verify_email(contact=email, proof="told", by=recruiter)

    with pytest.raises(DomainError):
        verify_email(contact=stale, proof="answered", by=recruiter)

    assert CandidateEmail.objects.get().proof == "told"


def test_another_address_has_to_be_verified_anew(recruiter, email):
    verify_email(contact=email, proof="told", by=recruiter)

    edit_candidate(candidate=email.candidate, by=recruiter, emails=["new@example.org"])
    assert not CandidateEmail.objects.verified().exists()
    add_email(candidate=email.candidate, email="ilse@example.org", by=recruiter)
    assert not CandidateEmail.objects.verified().exists()


def test_what_happens_to_other_addresses_leaves_it_verified(recruiter, email):
    verify_email(contact=email, proof="told", by=recruiter)

    other = add_email(candidate=email.candidate, email="new@example.org", by=recruiter)
    prefer_contact(contact=other, by=recruiter)
    edit_candidate(
        candidate=email.candidate, by=recruiter, emails=["third@example.org", "ilse@example.org"]
    )

    assert CandidateEmail.objects.verified().get().email == "ilse@example.org"


def test_what_is_gone_is_not_verified(recruiter, email):
    remove_contact(contact=CandidateEmail.objects.get(), by=recruiter)

    with pytest.raises(ContactIsGone):
        verify_email(contact=email, proof="told", by=recruiter)


def test_an_address_is_verified_for_one_person_only(recruiter, email):
    CandidateFactory(first_name="Greta", last_name="Nau", verified_email="ilse@example.org")

    with pytest.raises(VerifiedElsewhere) as refusal:
        verify_email(contact=email, proof="told", by=recruiter)

    assert "Greta Nau" in refusal.value.message
    assert not CandidateEmail.objects.get(pk=email.pk).is_verified


@pytest.fixture
def hidden():
    """Whom another recruiter keeps to herself."""
    return CandidateFactory(
        first_name="Xaver", last_name="Verborgen", is_private=True,
        verified_email="ilse@example.org", created_by=UserFactory(roles=["recruiter"]),
    )  # fmt: skip


def who_holds(address="ilse@example.org"):
    return list(Candidate.objects.with_verified_email([address]))


def test_nothing_tells_whether_a_private_person_holds_the_address(recruiter, email, hidden):
    free = CandidateFactory(email="free@example.org").emails.get()

    for one in (email, free):
        verify_email(contact=one, proof="told", by=recruiter)

    shown = [CandidateEmail.objects.get(pk=one.pk) for one in (email, free)]
    assert [one.is_verified for one in shown] == [True, True]
    assert shown[0].verification == shown[1].verification
    assert who_holds() == [hidden]


def test_who_held_it_first_is_followed_by_the_other_and_comes_back(recruiter, email, hidden):
    verify_email(contact=email, proof="told", by=recruiter)

    doubt_email(contact=hidden.emails.get(), by=hidden.created_by)
    assert who_holds() == [email.candidate]

    verify_email(contact=hidden.emails.get(), proof="told", by=hidden.created_by)
    assert who_holds() == [hidden]

    doubt_email(contact=CandidateEmail.objects.get(pk=email.pk), by=recruiter)
    hidden.delete()
    verify_email(contact=CandidateEmail.objects.get(pk=email.pk), proof="told", by=recruiter)
    assert not CandidateEmail.objects.get(pk=email.pk).is_contested


def test_an_administrator_learns_who_it_is(administrator, email):
    CandidateFactory(
        first_name="Xaver", last_name="Verborgen", is_private=True,
        verified_email="ilse@example.org",
    )  # fmt: skip

    with pytest.raises(VerifiedElsewhere, match="Xaver Verborgen"):
        verify_email(contact=email, proof="told", by=administrator)


@pytest.mark.parametrize(
    "values",
    [
        {**VERIFIED, "proof": ""},
        {**VERIFIED, "verified_at": None},
    ],
)
def test_proof_and_time_come_together(values):
    with pytest.raises(IntegrityError):
        CandidateFactory().emails.create(email="a@example.org", **values)


def test_two_people_never_hold_the_same_verified_address():
    CandidateFactory(verified_email="a@example.org")
    CandidateFactory(email="a@example.org")

    with pytest.raises(IntegrityError):
        CandidateFactory(verified_email="a@example.org")


def test_people_are_known_by_verified_addresses_however_written(email):
    known = CandidateFactory(verified_email="a@example.org")

    found = Candidate.objects.with_verified_email(["<A@Example.org>\u200b", "ilse@example.org"])

    assert found.get() == known
