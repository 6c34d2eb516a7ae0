from dataclasses import dataclass
from datetime import datetime

from ats.seeds.chance import Chance
from ats.seeds.store import Store


@dataclass(frozen=True)
class Seeding:
    """What all of the seeds share: where rows go, the source of chance, and the end of history."""

    store: Store
    chance: Chance
    now: datetime
