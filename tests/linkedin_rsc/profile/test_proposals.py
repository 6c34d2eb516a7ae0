"""What members share replaces nothing that people typed until a colleague agrees."""

import pytest
from django.utils import timezone

from accounts.models import Activity
from base.errors import NotAllowed
from candidates.contacts.verification import verify_email
from linkedin_rsc.models import ContactProposal
from linkedin_rsc.profile.keeping import kept_of
from linkedin_rsc.profile.parsing import parse_profile
from linkedin_rsc.profile.proposals import (
    AlreadyDecided,
    accept_proposal,
    decline_proposal,
    propose,
)
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import ContactProposalFactory, ProfileLinkFactory

pytestmark = pytest.mark.django_db

NEW, TYPED = "ilse@shared.example", "ilse@typed.example"
ADDRESS = "https://www.linkedin.com/in/ilse-marbach"
State, Kind = ContactProposal.State, ContactProposal.Kind


def share(candidate, **fields) -> int:
    profile = {"member": "urn:li:person:x", "firstName": "Ilse", "lastName": "Marbach", **fields}
    person = parse_profile(profile, organization="urn:li:organization:1")
    return propose(candidate, person, kept_of(person), timezone.now())


def proposed() -> dict[str, str]:
    return dict(ContactProposal.objects.filter(state=State.OPEN).values_list("kind", "value"))


@pytest.fixture
def ilse(db):
    """Somebody whose contact data a colleague typed."""
    candidate = CandidateFactory(
        email=TYPED, linkedin_url="https://www.linkedin.com/in/somebody", country_code="DE"
    )
    candidate.phones.create(number="+494215550100", is_primary=True)
    return candidate


def test_what_differs_is_asked_and_changes_nothing(ilse):
    shared = {"emailAddress": NEW, "phoneNumber": "0421 5550199", "profileUrl": ADDRESS}

    assert share(ilse, **shared) == 3

    assert proposed() == {"email": NEW, "phone": "+494215550199", "linkedin_url": ADDRESS}
    ilse.refresh_from_db()
    assert ilse.linkedin_url.endswith("/somebody")
    assert ilse.emails.get().email == TYPED


def test_what_is_the_same_is_not_asked(ilse):
    assert share(ilse, emailAddress=TYPED, phoneNumber="+49 421 5550100") == 0


def test_what_cannot_be_read_is_not_asked(ilse):
    assert share(ilse, emailAddress="nonsense", phoneNumber="call me", profileUrl="x") == 0


def test_what_is_empty_is_no_question(db):
    candidate = CandidateFactory(email=None, linkedin_url="")
    candidate.emails.all().delete()

    assert share(candidate, emailAddress=NEW, profileUrl=ADDRESS) == 0


def test_what_linkedin_gave_itself_is_replaced_at_once(ilse):
    ProfileLinkFactory(candidate=ilse, profile_url=ilse.linkedin_url)
    verify_email(contact=ilse.emails.get(), proof="shared", by=None)

    assert share(ilse, emailAddress=NEW, profileUrl=ADDRESS) == 0

    ilse.refresh_from_db()
    assert ilse.linkedin_url == ADDRESS
    assert ilse.emails.get(is_primary=True).email == NEW
    assert ilse.emails.count() == 2


def test_shared_twice_it_is_asked_once_and_the_last_value_counts(ilse):
    share(ilse, emailAddress=NEW)
    assert share(ilse, emailAddress=NEW) == 0

    assert share(ilse, emailAddress="later@shared.example") == 1

    assert proposed() == {"email": "later@shared.example"}


def test_accepting_puts_it_in_place_and_keeps_the_former_contact(ilse, recruiter):
    share(ilse, emailAddress=NEW, phoneNumber="0421 5550199", profileUrl=ADDRESS)

    for proposal in ContactProposal.objects.all():
        accept_proposal(proposal=proposal, by=recruiter)

    ilse.refresh_from_db()
    assert ilse.linkedin_url == ADDRESS
    assert ilse.emails.get(is_primary=True).email == NEW
    assert ilse.phones.get(is_primary=True).number == "+494215550199"
    assert (ilse.emails.count(), ilse.phones.count()) == (2, 2)
    assert {one.state for one in ContactProposal.objects.all()} == {"accepted"}


def test_what_was_kept_is_never_asked_again(ilse, recruiter):
    share(ilse, emailAddress=NEW)

    decline_proposal(proposal=ContactProposal.objects.get(), by=recruiter)

    assert share(ilse, emailAddress=NEW) == 0
    assert ilse.emails.get().email == TYPED
    assert Activity.objects.filter(verb="candidate.proposal.declined").exists()


def test_two_colleagues_do_not_decide_twice(ilse, recruiter):
    share(ilse, emailAddress=NEW)
    proposal = ContactProposal.objects.get()
    accept_proposal(proposal=proposal, by=recruiter)

    with pytest.raises(AlreadyDecided):
        decline_proposal(proposal=proposal, by=recruiter)


def test_only_who_edits_people_decides(interviewer):
    proposal = ContactProposalFactory()

    for decide in (accept_proposal, decline_proposal):
        with pytest.raises(NotAllowed):
            decide(proposal=proposal, by=interviewer)


def test_the_tab_asks_until_it_is_decided(client_as, recruiter, read_only):
    proposal = ContactProposalFactory(value=NEW)
    url = f"/candidates/{proposal.candidate.public_id}/linkedin/"
    browser = client_as(recruiter)
    assert NEW in browser.get(url).content.decode()
    assert "Keep ours" not in client_as(read_only).get(url).content.decode()

    answer = browser.post(f"{url}proposals/{proposal.public_id}/acceptance/")

    assert answer["Location"] == url
    assert "They shared other contact data" not in browser.get(url).content.decode()
    again = browser.post(f"{url}proposals/{proposal.public_id}/refusal/")
    assert again.status_code == 302
    proposal.refresh_from_db()
    assert proposal.state == State.ACCEPTED
