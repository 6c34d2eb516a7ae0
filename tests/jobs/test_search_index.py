import pytest
from django.db import connection

from jobs.models import Job


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="Only PostgreSQL has trigrams.")
@pytest.mark.parametrize("words", ["arbac", "qx", "42", "job-0042 planner"])
@pytest.mark.django_db
def test_words_are_found_by_index_on_postgresql(words):
    with connection.cursor() as cursor:
        # The table of a test is so small that PostgreSQL would rather walk it, in whatever order.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")

    plan = Job.objects.matching(words).order_by("-pk").values("pk").explain()

    assert "job_by_words" in plan
