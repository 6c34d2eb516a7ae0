"""Whatever people allow and forbid, and whatever fails: in the end LinkedIn holds what it may.

Nothing ineligible is there, everything eligible is there as it is here, and the ledger agrees.

HISTORIES=200 tries so many others in each generation of LinkedIn's API: a quarter of an hour.
"""

import os

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, example, given
from hypothesis import settings as hypothesis_settings

from tests.linkedin_rsc.ledger.acts import GENERATIONS, HISTORIES
from tests.linkedin_rsc.ledger.ends import assert_all_agree
from tests.linkedin_rsc.ledger.histories import World

pytestmark = pytest.mark.django_db

MORE = int(os.environ.get("HISTORIES", "0"))
# Each history talks to LinkedIn some dozens of times; to shrink one takes minutes.
SOME = hypothesis_settings(
    max_examples=MORE or 3,
    derandomize=not MORE,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PUSH = ("push", None, "", 0, False)
KILLED_AFTER_ITS_CALL = ("push", None, "killed", 0, False)


@pytest.fixture(autouse=True)
def address(settings):
    """LinkedIn takes no callback address without https."""
    settings.PUBLIC_URL = "https://nordwind.example"


@pytest.mark.parametrize("version", GENERATIONS)
@SOME
@given(history=HISTORIES)
# Named as before, after a call of another name that nobody could settle.
@example(
    history=[
        ("rename", 0, "Marbach"),
        PUSH,
        PUSH,
        ("rename", 0, "Lindt"),
        KILLED_AFTER_ITS_CALL,
        ("rename", 0, "Marbach"),
    ]
)
# Listed anew by a worker that died, and confidential again.
@example(
    history=[
        PUSH,
        PUSH,
        ("close_off", 0, True),
        PUSH,
        PUSH,
        ("close_off", 0, False),
        KILLED_AFTER_ITS_CALL,
        ("close_off", 0, True),
    ]
)
# Public again after a delete whose worker died.
@example(history=[PUSH, PUSH, ("hide", 0, True), KILLED_AFTER_ITS_CALL, ("hide", 0, False)])
# Back from Prospect while the candidate is being deleted.
@example(
    history=[
        PUSH,
        PUSH,
        ("move", 2, "Prospect"),
        ("push", ("move", 2, "Screen"), "", 1, True),
    ]
)
# Private, deleted and shared no longer, by workers that died; shared again.
@example(
    history=[
        PUSH,
        PUSH,
        ("seal", 0, True),
        ("drop", 3),
        ("unsay", 1),
        KILLED_AFTER_ITS_CALL,
        ("share", "notes", False),
        ("share", "feedback", False),
        KILLED_AFTER_ITS_CALL,
        ("seal", 0, False),
        ("share", "notes", True),
        ("share", "feedback", True),
    ]
)
# A person is taken back with the notes on them, and comes again while the notes are being deleted.
@example(
    history=[
        PUSH,
        PUSH,
        ("hide", 1, True),
        ("push", ("hide", 1, False), "", 1, True),
        ("move", 2, "Prospect"),
        PUSH,
        ("move", 2, "Interview"),
    ]
)
def test_in_the_end_linkedin_holds_what_it_may(
    connected, linkedin, administrator, settings, version, history
):
    settings.LINKEDIN_API_VERSION, settings.LINKEDIN_V2_RESOURCES = version, frozenset()
    with transaction.atomic(), time_machine.travel(timezone.now(), tick=False) as clock:
        world = World(linkedin, administrator, settings, clock)
        for act in history:
            world.do(act)
        world.calm_down()

        assert_all_agree(world)
        transaction.set_rollback(True)
