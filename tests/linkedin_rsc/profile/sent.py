"""Candidates whom LinkedIn was sent, and looking at its matches as worker and beat would."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from candidates.models import Candidate, CandidateEmail
from linkedin_rsc import gateway
from linkedin_rsc.client.resources import attach_members, detach_members, matched_members
from linkedin_rsc.models import Connection, ProfileMatch
from linkedin_rsc.profile.looking import look_at_matches
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.conftest import ORGANIZATION
from tests.linkedin_rsc.pushing import fill, push

ILSE, OKKO = "ilse.marbach@example.org", "okko.janssen@example.org"
A_DAY = timedelta(days=1)


def sent(*emails: str, job=None, **fields) -> Candidate:
    """Return a candidate on a job, past Prospect, whom LinkedIn has."""
    candidate = CandidateFactory(email=emails[0], **fields)
    for email in emails[1:]:
        CandidateEmail.objects.create(candidate=candidate, email=email)
    ApplicationFactory(candidate=candidate, job=job or JobFactory(active=True), at="Screen")
    fill()
    push()
    return candidate


def look(after: timedelta = timedelta(minutes=16)) -> None:
    """Look at LinkedIn's matches so long from now."""
    with time_machine.travel(timezone.now() + after, tick=False):
        look_at_matches()


def look_now() -> None:
    ProfileMatch.objects.update(due_at=timezone.now())
    look_at_matches()


def match_of(candidate: Candidate) -> ProfileMatch:
    return ProfileMatch.objects.get(candidate=candidate)


def held_at_linkedin(candidate: Candidate):
    """What LinkedIn says of whom it takes the candidate for."""
    transport = gateway.transport_for(Connection.current())
    return matched_members(transport, ORGANIZATION, [candidate.public_id])[candidate.public_id]


def link_at_linkedin(candidate: Candidate, member: str) -> None:
    """Link somebody as a person would in LinkedIn's widget."""
    transport = gateway.transport_for(Connection.current())
    attach_members(transport, ORGANIZATION, {candidate.public_id: member})


def unlink_at_linkedin(candidate: Candidate) -> None:
    transport = gateway.transport_for(Connection.current())
    detach_members(transport, ORGANIZATION, [candidate.public_id])


def member_of(email: str) -> str:
    """Return how our application names the member with this address: LinkedIn matches them."""
    other = sent(email, last_name="Other")
    ProfileMatch.objects.filter(candidate=other).delete()
    [member] = held_at_linkedin(other).matched
    return member
