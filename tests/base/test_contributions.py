"""What apps contribute to frames that stand below or above them."""

from dataclasses import dataclass

from base import contributions
from base.frames import AdminTab, Place
from candidates.record.tabs import PersonTab
from jobs.tabs import JobTab


@dataclass(frozen=True)
class Nobodys:
    position: int = 0


def test_tabs_of_a_person_come_by_position_whoever_brings_them():
    assert [tab.name for tab in contributions.of(PersonTab)] == [
        "profile", "applications", "notes", "documents", "interviews", "feedback", "linkedin",
        "activity",
    ]  # fmt: skip


def test_every_frame_has_its_contributions():
    assert [tab.label for tab in contributions.of(JobTab)][-2:] == ["Pipeline", "LinkedIn"]
    assert [tab.label for tab in contributions.of(AdminTab)] == [
        "Users", "Roles", "Company", "LinkedIn integration",
    ]  # fmt: skip
    assert [place.label for place in contributions.of(Place)] == [
        "Home", "Jobs", "People", "Pools",
    ]  # fmt: skip


def test_a_kind_that_nobody_brings_is_empty():
    assert contributions.of(Nobodys) == []


def test_reading_again_doubles_nothing():
    before = contributions.of(PersonTab)

    contributions.read()

    assert contributions.of(PersonTab) == before
