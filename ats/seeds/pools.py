"""Pools of people worth another look, drawn from what colleagues tagged."""

from datetime import datetime, timedelta
from typing import NamedTuple

from accounts.models import User
from ats.seeds.seeding import Seeding
from base.text import folded
from candidates.models import Candidate
from talent_pools.verbs import PoolVerb

MOST = 60


class Pool(NamedTuple):
    name: str
    description: str
    tag: str
    owner: str
    contributors: tuple[str, ...] = ()


POOLS = (
    Pool("Silver medallists", "Second best so far. Ask them first when something opens.",
         "Silver medalist", "Rita", ("Tomke", "Henry")),
    Pool("Forklift drivers for the peak season", "For November to January, all three sites.",
         "Forklift licence", "Carl", ("Rita",)),
    Pool("Customs know-how", "", "Customs", "Tomke", ("Rita", "Carl", "Henry")),
    Pool("Could lead a shift", "Talk to Henry before writing to anybody here.", "Leads teams",
         "Rita"),
)  # fmt: skip


def seed_pools(seeding: Seeding, team: dict[str, User]) -> None:
    """Make the pools and put people with their tag into them, after these were written."""
    begun = seeding.now - timedelta(days=30)
    for number, pool in enumerate(POOLS):
        _seed_pool(seeding, pool, team, begun + timedelta(days=number))


def _seed_pool(seeding: Seeding, pool: Pool, team: dict[str, User], at: datetime) -> None:
    store, public_id = seeding.store, seeding.chance.public_id()
    tagged = Candidate.objects.filter(tags__name=pool.tag, is_private=False, created_at__lt=at)
    people = tagged.order_by("-pk").values_list("pk", "public_id")[:MOST]
    owner, subject = team[pool.owner].pk, ("talentpool", public_id)
    pk = store.pools.add(
        public_id=public_id, name=pool.name, folded_name=folded(pool.name),
        description=pool.description, owner_id=owner, member_count=len(people), created_at=at,
        updated_at=at,
    )  # fmt: skip
    store.record(PoolVerb.CREATED, at=at, by=owner, subject=subject, pool=pool.name)
    for name in pool.contributors:
        user = team[name]
        store.pool_shares.add(talentpool_id=pk, user_id=user.pk)
        store.record(PoolVerb.SHARED, at=at, by=owner, subject=subject, pool=pool.name,
                     colleague=str(user))  # fmt: skip
    for step, (person, person_id) in enumerate(reversed(people)):
        added = at + timedelta(hours=step + 1)
        store.pool_members.add(pool_id=pk, candidate_id=person, added_by_id=owner, added_at=added)
        store.record(PoolVerb.ADDED, at=added, by=owner, subject=subject, candidate=person_id,
                     pool=pool.name)  # fmt: skip
