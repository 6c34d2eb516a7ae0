"""The one source of chance of the seeds; the same seed gives the same company."""

import random

from base.public_ids import ALPHABET, LENGTH


class Chance(random.Random):
    def happens(self, percent: int) -> bool:
        return self.randrange(100) < percent

    def public_id(self) -> str:
        """Return an id like `new_public_id`, but the same one for the same seed."""
        return "".join(self.choices(ALPHABET, k=LENGTH))
