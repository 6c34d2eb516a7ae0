"""What LinkedIn holds of ours, and what Tandem itself says of what it still has to do."""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import psycopg2

from tests.stack import Stack


@dataclass(frozen=True)
class Held:
    # Last names at LinkedIn, by candidate; candidate and application; steps.
    names: dict[str, str]
    applications: list[tuple[str, str]]
    steps: set[str]
    candidates: list[str]
    # What Tandem has of LinkedIn: exports that are done, by their request; InMails by LinkedIn's
    # id; what notes say; addresses that were shared, and whose people are known.
    exports_done: set[str]
    inmails: set[str]
    notes: dict[int, str]
    shares: set[str]


def look(stack: Stack) -> Held:
    state = stack.linkedin.state()
    candidates, applications = state["candidates"], state["applications"]
    return Held(
        names={one["external_id"]: one["fields"].get("lastName", "") for one in candidates},
        applications=[(one["candidate"], one["external_id"]) for one in applications],
        steps={step for one in applications for step in one["stages"]},
        candidates=[one["external_id"] for one in candidates],
        exports_done=set(
            column(stack, "SELECT request_id FROM linkedin_rsc_notification WHERE state = 'done'")
        ),
        inmails=set(column(stack, "SELECT key FROM linkedin_rsc_inmail")),
        notes={
            int(note): text
            for note, text in column(
                stack, "SELECT ARRAY[note_id, text] FROM linkedin_rsc_recruiternote"
            )
        },
        shares=set(column(stack, "SELECT email FROM candidates_candidateemail")),
    )


def stuck(stack: Stack) -> Counter[str]:
    """Count what is still under way in Tandem, by what it is."""
    parts = (
        (
            "SELECT stream || ' ' || state FROM linkedin_rsc_ledgerrow"
            " WHERE state IN ('queued', 'retrying', 'in_flight', 'deletion_queued')"
        ),
        (
            "SELECT 'notification ' || state FROM linkedin_rsc_notification"
            " WHERE state IN ('received', 'processing')"
        ),
        "SELECT 'fill ' || stream FROM linkedin_rsc_ledgerfill",
        "SELECT 'lease ' || stream FROM linkedin_rsc_streamlease WHERE holder <> ''",
        (
            "SELECT 'pull of ' || kind FROM linkedin_rsc_pull"
            " WHERE next_at <= now() OR part_since IS NOT NULL"
        ),
        "SELECT 'shared profile' FROM linkedin_rsc_stubprofile WHERE taken_in_at IS NULL",
    )
    return Counter(found for part in parts for found in column(stack, part))


def troubled(stack: Stack) -> Counter[str]:
    """Count what needs a person, with the reason."""
    rows = column(
        stack,
        "SELECT stream || ': ' || answer FROM linkedin_rsc_ledgerrow"
        " WHERE state = 'needs_attention'",
    )
    failed = column(
        stack,
        "SELECT 'notification ' || state || ': ' || reason FROM linkedin_rsc_notification"
        " WHERE state IN ('failed', 'refused', 'expired')",
    )
    pulls = column(
        stack, "SELECT kind || ': ' || problem FROM linkedin_rsc_pull WHERE problem <> ''"
    )
    nobody = column(
        stack,
        "SELECT 'shared profile: ' || remark FROM linkedin_rsc_stubprofile"
        " WHERE taken_in_at IS NOT NULL AND candidate_id IS NULL",
    )
    return Counter([*rows, *failed, *pulls, *nobody])


def exported(stack: Stack) -> list[tuple[str, str]]:
    """Return whom LinkedIn exported: the person there and the candidate here."""
    return column(
        stack,
        "SELECT ARRAY[person, public_id] FROM linkedin_rsc_profilelink"
        " JOIN candidates_candidate ON candidates_candidate.id = candidate_id",
    )


def column(stack: Stack, statement: str) -> list[Any]:
    assert stack.services
    url = stack.services.database_url
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return [value for (value,) in cursor.fetchall()]
