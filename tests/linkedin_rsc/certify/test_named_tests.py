"""Each rule of LinkedIn's that can be read has a test of its name, against the sandbox."""

import re
from pathlib import Path

import pytest
from django.utils.text import slugify

from linkedin_rsc.certify import RULES

# What is public of modules 1, 2, 4 and 5; of module 4 only topics, which bear numbers of ours.
READABLE = (
    "RSC-101", "RSC-102", "RSC-103", "RSC-104", "RSC-105", "RSC-106",
    "CRM-001", "CRM-002", "CRM-003", "CRM-004", "CRM-005", "CRM-010",
    "RSC-201", "RSC-202", "RSC-203", "RSC-204",
    "Module 4.1", "Module 4.2", "Module 4.3", "Module 4.4", "Module 4.5",
    "RSC-501", "RSC-502", "RSC-503", "RSC-504", "RSC-505",
)  # fmt: skip
TESTS = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names() -> set[str]:
    """All tests of the project, by name."""
    files = (path.read_text() for path in TESTS.rglob("test_*.py"))
    return {name for text in files for name in re.findall(r"^ *def (test_\w+)", text, re.MULTILINE)}


@pytest.mark.parametrize("rule", READABLE)
def test_the_rule_has_a_test_of_its_name(rule, names):
    begin = f"test_{slugify(rule.replace('.', '-')).replace('-', '_')}_"

    assert [name for name in names if name.startswith(begin)]


def test_each_of_them_is_in_the_report():
    assert set(READABLE) <= {rule.id for rule in RULES}
