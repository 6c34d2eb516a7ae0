"""A confidential job does not betray itself by what its people's records say of LinkedIn."""

import re
from datetime import UTC, datetime

import pytest

from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory, ProfileLinkFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 1, 5, tzinfo=UTC)
SAME = {"first_name": "Ilse", "last_name": "Marbach"}


def held(candidate, hold, **fields):
    """Make the rows that a person has who is marked and linked."""
    for stream in ("candidates", "members"):
        LedgerRowFactory(
            stream=stream, record=candidate.public_id, candidate=candidate.public_id, hold=hold,
            **{"state": "held", **fields},
        )  # fmt: skip


@pytest.fixture
def secret_job(recruiter):
    return JobFactory(active=True, is_confidential=True, title="Nordlicht", recruiter=recruiter)


@pytest.fixture
def pair(secret_job):
    """Somebody on the confidential job alone, and somebody on none, else the same."""
    secret, like = CandidateFactory(**SAME), CandidateFactory(**SAME)
    ApplicationFactory(candidate=secret, job=secret_job, at="Screen")
    for one in (secret, like):
        ProfileLinkFactory(candidate=one, linked_at=AT)
    return secret, like


def told(client, candidate):
    """What the tab says, without the ids of this person."""
    said = client.get(f"/candidates/{candidate.public_id}/linkedin/").content.decode()
    main = said[said.index("<main") : said.index("</main")]
    for own in (candidate.public_id, candidate.profile_link.person):
        main = main.replace(own, "")
    return re.sub(r'value="[^"]*"', "", main)


@pytest.mark.parametrize("has_rows", [(True, True), (False, False), (True, False), (False, True)])
@pytest.mark.parametrize("shares_prospects", [True, False])
@pytest.mark.parametrize("connected", [True, False])
def test_outsider_reads_of_both_the_same(
    client_as, outsider, pair, has_rows, shares_prospects, connected
):
    secret, like = pair
    ConnectionFactory(enabled=connected, share_prospects=shares_prospects)
    if has_rows[0]:
        held(secret, "confidential_job")
    if has_rows[1]:
        held(like, "prospect")
    client = client_as(outsider)

    assert told(client, secret) == told(client, like)


def test_team_and_administrators_read_the_reason(client_as, recruiter, administrator, pair):
    ConnectionFactory(enabled=True)
    held(pair[0], "confidential_job")

    for user in (recruiter, administrator):
        assert "the job is confidential" in told(client_as(user), pair[0])


@pytest.mark.parametrize("own_is_confidential", [True, False])
def test_who_knows_another_job_of_the_person_reads_what_it_alone_would_say(
    client_as, outsider, secret_job, own_is_confidential
):
    """Carl's own confidential job, on which the person is a prospect, is reason enough."""
    ConnectionFactory(enabled=True)
    secret, like = CandidateFactory(**SAME), CandidateFactory(**SAME)
    own = JobFactory(active=True, recruiter=outsider, is_confidential=own_is_confidential)
    reason = "confidential_job" if own_is_confidential else "prospect"
    ApplicationFactory(candidate=secret, job=secret_job, at="Screen")
    for one, hold in ((secret, "confidential_job"), (like, reason)):
        ApplicationFactory(candidate=one, job=own)
        ProfileLinkFactory(candidate=one, linked_at=AT)
        held(one, hold)
    client = client_as(outsider)

    assert told(client, secret) == told(client, like)


def test_own_confidential_job_beside_an_open_one_is_named_only_where_it_is_the_reason(
    client_as, outsider, secret_job
):
    ConnectionFactory(enabled=True)
    open_job = JobFactory(active=True, recruiter=outsider)
    own = JobFactory(active=True, recruiter=outsider, is_confidential=True)
    prospect, moved = CandidateFactory(**SAME), CandidateFactory(**SAME)
    for one, at in ((prospect, "Prospect"), (moved, "Screen")):
        ApplicationFactory(candidate=one, job=open_job)
        ApplicationFactory(candidate=one, job=own, at=at)
        ApplicationFactory(candidate=one, job=secret_job, at="Screen")
        ProfileLinkFactory(candidate=one, linked_at=AT)
        held(one, "confidential_job")
    client = client_as(outsider)

    assert "the job is confidential" not in told(client, prospect)
    assert "the job is confidential" in told(client, moved)


@pytest.mark.parametrize(
    ("stands", "words"),
    [
        ({"may_be_held": True, "state": "deletion_queued"}, "Sent earlier, being withdrawn."),
        ({"sent_at": AT}, "Withdrawn; LinkedIn no longer holds it."),
    ],
)
def test_what_linkedin_holds_or_held_is_not_denied(client_as, outsider, pair, stands, words):
    ConnectionFactory(enabled=True)
    held(pair[0], "confidential_job", wanted="absent", **stands)

    said = told(client_as(outsider), pair[0])

    assert words in said
    assert "confidential" not in said
    assert "Nothing was sent" not in said
