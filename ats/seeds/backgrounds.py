"""What every third invented person can and did: skills, positions, education."""

from collections.abc import Sequence

from ats.seeds.chance import Chance
from ats.seeds.wording import DEGREES, EMPLOYERS, SCHOOLS, SKILLS, TITLES
from candidates.background.entries import Kind, Told

# Every third tells of it: enough to be met on any page, few enough not to swell a million people.
TELLING = 3


def draw_background(public_id: str, *, title: str, employer: str) -> Sequence[Told]:
    """Draw skills, the position of today and a former one, an education, and the years of it.

    Chance is the person's own, so that who tells something changes nobody else.
    """
    chance = Chance(public_id)
    if chance.randrange(TELLING):
        return ()
    former = chance.choice([one for one in EMPLOYERS if one != employer])
    return (
        *(Told(Kind.SKILL, skill) for skill in chance.sample(SKILLS[title], k=2)),
        Told(Kind.POSITION, title, employer),
        Told(Kind.POSITION, chance.choice(TITLES), former),
        Told(Kind.EDUCATION, chance.choice(DEGREES), chance.choice(SCHOOLS)),
        Told(Kind.YEARS, str(chance.randint(2, 28))),
    )
