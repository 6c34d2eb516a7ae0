"""Whether all that LinkedIn was asked for is here, once: its rows beside Tandem's."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from tests.kill.held import column
from tests.linkedin_stand_in import LinkedInStandIn
from tests.stack import Stack

OURS = """
    SELECT ARRAY['InMail', seat.seat_id, key] FROM linkedin_rsc_inmail one
        JOIN linkedin_rsc_seat seat ON seat.id = one.seat_id
    UNION ALL SELECT ARRAY['note', note_id, text] FROM linkedin_rsc_recruiternote
    UNION ALL SELECT ARRAY['shared profile', seat.seat_id, raw -> 'stubProfile' ->> 'emailAddress']
        FROM linkedin_rsc_stubprofile one JOIN linkedin_rsc_seat seat ON seat.id = one.seat_id
"""
# Which candidate each member who shared has become, each pair once.
BECAME = "SELECT DISTINCT ARRAY[member, candidate_id::text] FROM linkedin_rsc_stubprofile"
IN_POOL = """
    SELECT candidate_id::text FROM talent_pools_poolmember one
        JOIN talent_pools_talentpool pool ON pool.id = one.pool_id AND pool.kind = 'linkedin'
    WHERE removed_at IS NULL
"""
CANDIDATES = "SELECT public_id FROM candidates_candidate"


@dataclass(frozen=True)
class Retrieved:
    """`counts` is what LinkedIn has; what is lost or too much is named."""

    counts: Counter[str]
    lost: list[Any]
    doubled: list[Any]


def compare(stack: Stack, *, members: list[str], others: int, exported: set[str]) -> Retrieved:
    """Compare all there is about these members.

    `others` is how many candidates people made here, `exported` which members came by an export.
    """
    theirs, sharing = of_linkedin(stack.linkedin, members)
    ours = Counter(tuple(one) for one in column(stack, OURS))
    surplus = len(column(stack, CANDIDATES)) - others - len(exported | sharing)
    wrong = [f"candidates too many: {surplus}"] if surplus else []
    return Retrieved(
        counts=Counter(kind for kind, *_ in theirs) + Counter({"people who shared": len(sharing)}),
        lost=[*(theirs - ours).elements()],
        doubled=[*(ours - theirs).elements(), *wrong, *people_amiss(stack, len(sharing))],
    )


def people_amiss(stack: Stack, sharing: int) -> list[str]:
    """Say where who shared is not one candidate each, in the pool once."""
    became, in_pool = column(stack, BECAME), column(stack, IN_POOL)
    candidates = {candidate for _member, candidate in became}
    wrong = []
    if not sharing == len(became) == len(candidates):
        wrong.append(f"{sharing} people shared and became {len(candidates)}: {became}")
    if sorted(in_pool) != sorted(candidates):
        wrong.append(f"in the pool: {len(in_pool)} of {len(candidates)} who shared")
    return wrong


def of_linkedin(linkedin: LinkedInStandIn, members: list[str]) -> tuple[Counter[Any], set[str]]:
    """Return what Tandem should have, worded as `OURS`, and who shared their profile."""
    found: Counter[Any] = Counter()
    sharing = set()
    for member in members:
        told = linkedin.interactions(member)
        found.update(("InMail", str(one["seat"]), one["id"]) for one in told["inmails"])
        found.update(
            ("note", str(one["id"]), one["text"]) for one in told["notes"] if one["is_active"]
        )
        found.update(
            ("shared profile", str(one["seat_number"]), one["email"]) for one in told["stubs"]
        )
        sharing |= {member} if told["stubs"] else set()
    return found, sharing
