"""Whom LinkedIn is to be asked about: every candidate it was sent, a while later (7.2.2)."""

from collections.abc import Collection
from datetime import timedelta

from django.db import connection

from candidates.models import Candidate
from linkedin_rsc.leases.clock import now_sql
from linkedin_rsc.models import ProfileLink, ProfileMatch
from linkedin_rsc.streams.listed import listed

# How long LinkedIn takes to match is not published; rsc-contract 7.2.2 proposes this.
FIRST_LOOK = timedelta(minutes=15)

TABLE = ProfileMatch._meta.db_table
CANDIDATES, LINKS = Candidate._meta.db_table, ProfileLink._meta.db_table
# Whoever is linked is asked about no more; what people decided about the others stays.
WRITE = f"""
INSERT INTO {TABLE} (candidate_id, application_urn, state, due_at)
SELECT person.id, %s,
    CASE WHEN link.id IS NULL THEN 'none' ELSE 'linked' END,
    CASE WHEN link.id IS NULL THEN {{due}} END
FROM {CANDIDATES} AS person
LEFT JOIN {LINKS} AS link ON link.candidate_id = person.id AND link.application_urn = %s
WHERE person.public_id IN ({{records}}) ORDER BY person.id
ON CONFLICT (candidate_id, application_urn) DO UPDATE SET
    due_at = excluded.due_at,
    tries = 0,
    state = CASE WHEN excluded.state <> 'linked' AND {TABLE}.state <> 'linked'
        THEN {TABLE}.state ELSE excluded.state END
"""


def await_matches(records: Collection[str], application: str) -> None:
    """Have LinkedIn asked whom it takes these candidates for; one statement, none without any.

    Rows are locked in the order of candidates, before any row of the ledger.
    """
    if not records:
        return
    due, moment = now_sql(FIRST_LOOK)
    ids = listed(records)
    statement = WRITE.format(due=due, records=ids.sql)
    with connection.cursor() as cursor:
        cursor.execute(statement, [application, *moment, application, *ids.params])
