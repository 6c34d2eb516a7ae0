import pytest
from django.db import connection

from candidates.models import Candidate


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="Only PostgreSQL has trigrams.")
@pytest.mark.django_db
def test_part_of_a_word_is_found_by_index_on_postgresql():
    with connection.cursor() as cursor:
        # The table of a test is so small that PostgreSQL would rather walk it, in whatever order.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")

    plan = Candidate.objects.matching("arbac").order_by("-pk").values("pk").explain()

    assert "candidate_by_search_text" in plan
