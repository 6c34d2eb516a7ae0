"""Public ids are letters and digits that tell nothing."""

from collections import Counter

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from base.public_ids import ALPHABET, new_public_id
from jobs.models import JobNumber
from linkedin_rsc.models import LedgerRow

# The XML feed takes no longer id of a job, and ids match across channels (changes-2026 E6).
MAX_CHARACTERS = 40


def test_every_letter_is_as_likely_as_any_other():
    seen = Counter("".join(new_public_id() for _ in range(10_000)))

    assert set(seen) == set(ALPHABET)
    # About 2,580 each; three hundred more or less is six deviations.
    assert max(seen.values()) - min(seen.values()) < 600


def test_an_id_is_sixteen_characters():
    assert {len(new_public_id()) for _ in range(1_000)} == {16}


def fields_named(name):
    for model in apps.get_models():
        try:
            yield model._meta.get_field(name)
        except FieldDoesNotExist:
            continue


def test_no_table_holds_a_public_id_of_more_than_forty_characters():
    lengths = {str(field): field.max_length for field in fields_named("public_id")}

    assert len(lengths) > 5
    assert {name for name, length in lengths.items() if length > MAX_CHARACTERS} == set()


@pytest.mark.parametrize("name", ["record", "job", "candidate", "application"])
def test_ledger_knows_records_by_ids_of_no_more_than_forty_characters(name):
    assert LedgerRow._meta.get_field(name).max_length == MAX_CHARACTERS


def test_job_id_stays_short_for_as_many_jobs_as_a_number_can_count():
    assert len(str(JobNumber(pk=2**63 - 1))) <= MAX_CHARACTERS
