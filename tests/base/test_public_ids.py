"""Public ids are letters and digits that tell nothing."""

from collections import Counter

from base.public_ids import ALPHABET, new_public_id


def test_every_letter_is_as_likely_as_any_other():
    seen = Counter("".join(new_public_id() for _ in range(10_000)))

    assert set(seen) == set(ALPHABET)
    # About 2,580 each; three hundred more or less is six deviations.
    assert max(seen.values()) - min(seen.values()) < 600


def test_an_id_is_sixteen_characters():
    assert {len(new_public_id()) for _ in range(1_000)} == {16}
