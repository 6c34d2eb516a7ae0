"""Sizes in words."""

import pytest

from base.sizes import say_size


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (1023, "1023 bytes"),
        (1024, "1 KiB"),
        (350_000, "341 KiB"),
        (2**20 - 1, "1023 KiB"),
        (2**20, "1 MiB"),
        (3 * 2**19, "1.5 MiB"),
        (10 * 2**20, "10 MiB"),
    ],
)
def test_a_size_is_said_in_the_unit_of_the_limits(count, said):
    assert say_size(count) == said
