"""Each rule of LinkedIn's passes where all is well, and fails once it is not.

The company is made once in each generation; whatever is made wrong is taken back after each look.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import transaction

from linkedin_rsc import gateway
from linkedin_rsc.certify import RULES, Ground
from linkedin_rsc.certify.rule import Found, Verdict
from linkedin_rsc.certify.run import judge
from tests.linkedin_rsc.certify import company as companies
from tests.linkedin_rsc.certify.wrongs import LOST, WRONGS
from tests.linkedin_rsc.onboarding import PUBLIC_URL

pytestmark = pytest.mark.django_db

BY_ID = {rule.id: rule for rule in RULES}
WITHOUT_CHECK = {Verdict.NOT_VERIFIABLE, Verdict.DOES_NOT_APPLY}
# Shown in tests of their own, or by LinkedIn's people alone.
ELSEWHERE = {
    "RSC-301", "RSC-302", "RSC-303", "RSC-304", "Test Case 10", "Notes and stub profiles",
    "Closed profiles", "Security of callbacks", "Module 4.1", "Module 4.2", "Module 4.3",
    "Mass clean-up", "JP-C-04",
}  # fmt: skip
# Passes once a picture was made.
BY_PICTURE = {"RSC-305"}
# Of what v2 does not have.
IN_REST = {"Requisitions"}


@pytest.fixture(params=["", "202604"], ids=["v2", "rest"])
def certified(request, settings, administrator, linkedin):
    settings.LINKEDIN_API_VERSION = request.param
    request.getfixturevalue("enabled")
    linkedin.turn(job_task_delay_s=0)
    return companies.build(linkedin, administrator)


def found(rule: str, ground: Ground | None = None) -> Found:
    return judge(BY_ID[rule], ground or Ground.current())


@contextmanager
def taken_back(linkedin, settings) -> Iterator[None]:
    """Take back what is done meanwhile, here and at the stand-in."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    settings.PUBLIC_URL = PUBLIC_URL
    linkedin.forget_failures()
    gateway.forget()


def test_every_rule_with_a_check_is_made_to_fail(db, linkedin, enabled):
    checked = {rule.id for rule in RULES if found(rule.id).verdict not in WITHOUT_CHECK}

    assert checked - ELSEWHERE == {*WRONGS, *LOST} - IN_REST


def test_each_rule_passes_where_all_is_well_and_fails_where_it_is_not(
    certified, linkedin, settings, subtests
):
    apart = set() if settings.LINKEDIN_API_VERSION else IN_REST
    for rule in {*WRONGS, *LOST} - BY_PICTURE - apart:
        with subtests.test(f"{rule} passes"):
            assert (found(rule).verdict, found(rule).todo) == (Verdict.PASSED, ""), found(rule)
    for rule, lose in LOST.items():
        with subtests.test(f"{rule} fails where LinkedIn lost something"):
            ground = replace(Ground.current())
            lose(ground.held_there)
            assert found(rule, ground).verdict == Verdict.FAILED, found(rule, ground)
    for rule in WRONGS.keys() - apart:
        with subtests.test(f"{rule} fails"), taken_back(linkedin, settings):
            WRONGS[rule](certified, linkedin)
            assert found(rule).verdict == Verdict.FAILED, found(rule)
