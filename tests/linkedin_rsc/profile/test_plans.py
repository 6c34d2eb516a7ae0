"""What is due and who waits for a decision is found by an index, on either database."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from candidates.models import Candidate
from linkedin_rsc.models import ProfileMatch
from linkedin_rsc.pages.match_queue import waiting_for
from linkedin_rsc.profile.looking import is_due
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import APPLICATION, ConnectionFactory

pytestmark = pytest.mark.django_db

PEOPLE = 3_000


@contextmanager
def seen_plans():
    """The plans of all statements that ask for matches, as they are executed."""
    plans: list[str] = []
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"

    def note(execute, sql, params, many, context):
        if 'FROM "linkedin_rsc_profilematch"' in sql and not sql.startswith("EXPLAIN"):
            with connection.cursor() as cursor:
                cursor.execute(f"{explain} {sql}", params)
                plans.append("\n".join(str(row) for row in cursor.fetchall()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield plans


@pytest.fixture
def many(db):
    """Nearly everybody is linked; a few wait for LinkedIn, and a few for a person."""
    ConnectionFactory(enabled=True)
    people = Candidate.objects.bulk_create(CandidateFactory.build_batch(PEOPLE))
    now, matches = timezone.now(), []
    for number, person in enumerate(people):
        state = "possible" if number % 300 == 1 else "linked"
        due_at = now + timedelta(minutes=number) if number % 300 == 2 else None
        matches.append(
            ProfileMatch(candidate=person, application_urn=APPLICATION, state=state, due_at=due_at)
        )
    ProfileMatch.objects.bulk_create(matches)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE linkedin_rsc_profilematch, candidates_candidate")


def test_due_matches_are_found_by_their_index(many):
    with seen_plans() as plans:
        is_due(APPLICATION)

    assert plans and all("profile_match_due" in plan for plan in plans)


def test_who_waits_for_a_decision_is_found_by_an_index(many, recruiter):
    with seen_plans() as plans:
        assert waiting_for(recruiter) == str(PEOPLE // 300)

    assert plans and all("profile_match_possible" in plan for plan in plans)
