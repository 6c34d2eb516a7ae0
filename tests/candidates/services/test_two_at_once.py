"""Two colleagues edit one person at the same moment, on a real PostgreSQL."""

from functools import partial

import pytest

from candidates.models import CandidateEmail
from candidates.services.candidates import edit_candidate
from tests.factories.candidates import CandidateFactory
from tests.linkedin_rsc.at_once import at_once, needs_threads

pytestmark = [pytest.mark.django_db(transaction=True), needs_threads]


def test_of_two_lists_of_addresses_one_stays_whole(recruiter):
    candidate = CandidateFactory(email="ilse@example.org")

    for turn in range(10):
        lists = [[f"{name}{turn}@example.org" for name in names] for names in ("ab", "bc")]
        given = at_once(
            *[partial(edit_candidate, candidate=candidate, by=recruiter, emails=emails)
              for emails in lists]
        )  # fmt: skip

        assert not any(isinstance(one, Exception) for one in given), given
        kept = CandidateEmail.objects.order_by("id")
        assert list(kept.values_list("email", flat=True)) in lists
