"""Names from several countries, drawn once; people are combined from them."""

import unicodedata
from typing import NamedTuple

from faker import Faker

from ats.seeds.chance import Chance

# Latin letters only: the e-mail address is made from the name.
LOCALES = ("de_DE", "en_GB", "nl_NL", "pl_PL", "sv_SE", "fr_FR", "es_ES", "tr_TR", "it_IT")
NAMES_PER_LOCALE = 150
# What decomposition does not turn into ASCII letters.
LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "æ": "ae"})


class Name(NamedTuple):
    first: str
    last: str

    @property
    def handle(self) -> str:
        """The name as it stands in an e-mail address; empty where no letter remains."""
        return ".".join(filter(None, (_ascii(self.first), _ascii(self.last))))


class Names:
    """Draws people whose first and last name come from one country."""

    def __init__(self, seed: int) -> None:
        self.pools = [_pool(locale, seed) for locale in LOCALES]

    def draw(self, chance: Chance) -> Name:
        first, last = chance.choice(self.pools)
        return Name(chance.choice(first), chance.choice(last))


def _pool(locale: str, seed: int) -> tuple[list[str], list[str]]:
    faker = Faker(locale)
    faker.seed_instance(f"{locale} {seed}")
    first = [faker.first_name() for _ in range(NAMES_PER_LOCALE)]
    last = [faker.last_name() for _ in range(NAMES_PER_LOCALE)]
    return first, last


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(LETTERS)).encode("ascii", "ignore")
    return "".join(letter for letter in plain.decode().lower() if letter.isalnum())
