"""Skills, positions and education: typed by colleagues, told by LinkedIn, never overwritten."""

import pytest
from django.db import transaction

from accounts.models import Activity
from base.errors import InvalidInput, NotAllowed
from candidates.background.entries import MAX_OF_A_KIND, Kind, Told, shown_background
from candidates.background.services import (
    EntryIsGone,
    EntryIsThere,
    add_entry,
    change_entry,
    remove_entry,
    take_in_background,
)
from candidates.details.services import edit_candidate, lock
from candidates.models import BackgroundEntry, Candidate
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.django_db

TOLD = (
    Told(Kind.POSITION, "Dispatcher", "Hafenwerk Bremen"),
    Told(Kind.EDUCATION, "B.Sc.", "Hochschule Nordsee"),
    Told(Kind.SKILL, "Route planning"),
    Told(Kind.YEARS, "7"),
)


@pytest.fixture
def ilse():
    return CandidateFactory()


def tell(candidate, *told):
    with transaction.atomic():
        lock(candidate)
        take_in_background(candidate, told, is_new=False)


def texts(candidate):
    return [str(entry) for entry in candidate.background.filter(is_removed=False).order_by("pk")]


def entry_of(candidate, text):
    return next(entry for entry in candidate.background.all() if str(entry) == text)


def test_what_linkedin_tells_is_kept_as_its_own(ilse):
    tell(ilse, *TOLD)

    shown = shown_background(ilse)
    assert [str(one) for one in shown.positions] == ["Dispatcher, Hafenwerk Bremen"]
    assert [str(one) for one in shown.educations] == ["B.Sc., Hochschule Nordsee"]
    assert [str(one) for one in shown.skills] == ["Route planning"]
    assert shown.years and shown.years.title == "7"
    assert all(one.is_of_linkedin for one in ilse.background.all())


def test_a_later_export_adds_what_is_new_and_doubles_nothing_however_it_is_written(ilse):
    tell(ilse, *TOLD)

    tell(ilse, Told(Kind.SKILL, "ROUTE  Plánning"), Told(Kind.SKILL, "SAP TM"), TOLD[0])

    assert texts(ilse).count("Dispatcher, Hafenwerk Bremen") == 1
    assert [str(one) for one in shown_background(ilse).skills] == ["Route planning", "SAP TM"]


def test_what_a_colleague_worded_anew_stays_and_is_not_told_again(ilse, recruiter):
    tell(ilse, *TOLD)
    entry = entry_of(ilse, "Dispatcher, Hafenwerk Bremen")
    change_entry(entry=entry, title="Head dispatcher", organization="Hafenwerk", by=recruiter)

    tell(ilse, *TOLD)

    [position] = shown_background(ilse).positions
    assert str(position) == "Head dispatcher, Hafenwerk"
    assert (position.origin, position.is_edited) == ("linkedin", True)


def test_what_a_colleague_removed_does_not_come_back_by_an_export(ilse, recruiter):
    tell(ilse, *TOLD)
    remove_entry(entry=entry_of(ilse, "Route planning"), by=recruiter)

    tell(ilse, *TOLD)

    assert "Route planning" not in texts(ilse)
    add_entry(candidate=ilse, kind=Kind.SKILL, title="Route planning", by=recruiter)
    assert "Route planning" in texts(ilse)
    assert ilse.background.filter(kind=Kind.SKILL).count() == 1


def test_what_was_typed_and_removed_does_not_come_in_by_an_export(ilse, recruiter):
    typed = [Told(Kind.SKILL, "Chess"), Told(Kind.YEARS, "7")]
    for one in typed:
        entry = add_entry(candidate=ilse, kind=one.kind, title=one.title, by=recruiter)
        remove_entry(entry=entry, by=recruiter)

    tell(ilse, *typed)

    assert texts(ilse) == []
    again = [
        add_entry(candidate=ilse, kind=one.kind, title=one.title, by=recruiter) for one in typed
    ]
    assert texts(ilse) == ["Chess", "7"]
    assert [(one.origin, one.is_edited) for one in again] == [("typed", False)] * 2


def test_what_was_typed_told_and_worded_anew_is_not_told_again(ilse, recruiter):
    entry = add_entry(candidate=ilse, kind=Kind.SKILL, title="Chess", by=recruiter)
    tell(ilse, Told(Kind.SKILL, "chess"))
    change_entry(entry=entry, title="Draughts", by=recruiter)

    tell(ilse, Told(Kind.SKILL, "chess"))

    assert texts(ilse) == ["Draughts"]


def test_years_follow_linkedin_until_somebody_changes_them(ilse, recruiter):
    tell(ilse, Told(Kind.YEARS, "7"))
    tell(ilse, Told(Kind.YEARS, "8"))
    assert texts(ilse) == ["8"]
    change_entry(entry=entry_of(ilse, "8"), title="10", by=recruiter)

    tell(ilse, Told(Kind.YEARS, "9"))

    assert texts(ilse) == ["10"]


def test_removed_years_stay_removed_and_are_typed_again(ilse, recruiter):
    tell(ilse, Told(Kind.YEARS, "7"))
    remove_entry(entry=entry_of(ilse, "7"), by=recruiter)
    tell(ilse, Told(Kind.YEARS, "8"))
    assert texts(ilse) == []

    add_entry(candidate=ilse, kind=Kind.YEARS, title="9", by=recruiter)

    assert texts(ilse) == ["9"]


def test_what_nobody_can_see_is_passed_over(ilse):
    tell(ilse, Told(Kind.SKILL, ""), Told(Kind.POSITION, "", ""))

    assert texts(ilse) == []


def test_an_export_fills_no_more_than_there_is_room_for(ilse):
    tell(ilse, *(Told(Kind.SKILL, f"Skill {number}") for number in range(MAX_OF_A_KIND + 5)))
    tell(ilse, Told(Kind.SKILL, "One more"), Told(Kind.POSITION, "Dispatcher"))

    assert ilse.background.filter(kind=Kind.SKILL).count() == MAX_OF_A_KIND
    assert "Dispatcher" in texts(ilse)


def test_a_person_is_found_by_skills_titles_employers_and_schools(ilse, recruiter):
    tell(ilse, *TOLD)
    add_entry(candidate=ilse, kind=Kind.SKILL, title="Schach", by=recruiter)

    for words in ("route planning", "dispatcher hafenwerk", "hochschule", "schach"):
        assert list(Candidate.objects.matching(words)) == [ilse]
    assert not Candidate.objects.matching("7").exists()


def test_an_edit_of_the_person_keeps_them_found_by_their_background(ilse, recruiter):
    tell(ilse, *TOLD)
    edit_candidate(candidate=ilse, by=recruiter, headline="Planner")
    remove_entry(entry=entry_of(ilse, "B.Sc., Hochschule Nordsee"), by=recruiter)

    assert Candidate.objects.matching("route planner").exists()
    assert not Candidate.objects.matching("hochschule").exists()


@pytest.mark.parametrize(
    ("kind", "title", "organization", "field"),
    [
        (Kind.SKILL, " \u200b", "", "title"),
        (Kind.POSITION, "", "", "title"),
        (Kind.SKILL, "x" * 201, "", "title"),
        (Kind.POSITION, "Dispatcher", "x" * 201, "organization"),
        (Kind.YEARS, "seven", "", "title"),
        (Kind.YEARS, "81", "", "title"),
        (Kind.YEARS, "٧", "", "title"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(
    ilse, recruiter, kind, title, organization, field
):
    with pytest.raises(InvalidInput) as refusal:
        add_entry(candidate=ilse, kind=kind, title=title, organization=organization, by=recruiter)

    assert refusal.value.field == field


def test_nothing_is_there_twice(ilse, recruiter):
    first = add_entry(candidate=ilse, kind=Kind.SKILL, title="Chess", by=recruiter)
    add_entry(candidate=ilse, kind=Kind.SKILL, title="Draughts", by=recruiter)

    with pytest.raises(EntryIsThere):
        add_entry(candidate=ilse, kind=Kind.SKILL, title="CHESS", by=recruiter)
    with pytest.raises(EntryIsThere):
        change_entry(entry=first, title="draughts", by=recruiter)
    assert change_entry(entry=first, title="chess", by=recruiter).title == "chess"


def test_an_entry_takes_the_place_of_a_removed_one(ilse, recruiter):
    tell(ilse, Told(Kind.SKILL, "Chess"))
    typed = add_entry(candidate=ilse, kind=Kind.SKILL, title="Ches", by=recruiter)
    remove_entry(entry=entry_of(ilse, "Chess"), by=recruiter)

    entry = change_entry(entry=typed, title="Chess", by=recruiter)

    assert texts(ilse) == ["Chess"]
    change_entry(entry=entry, title="Chess openings", by=recruiter)
    tell(ilse, Told(Kind.SKILL, "Chess"), Told(Kind.SKILL, "Ches"))
    assert texts(ilse) == ["Chess openings"]


def test_removed_ones_take_no_room_from_an_export(ilse, recruiter):
    tell(ilse, *(Told(Kind.SKILL, f"Skill {number}") for number in range(MAX_OF_A_KIND)))
    remove_entry(entry=entry_of(ilse, "Skill 0"), by=recruiter)

    tell(ilse, Told(Kind.SKILL, "One more"))

    assert "One more" in texts(ilse)


def test_a_list_has_an_end(ilse, recruiter):
    BackgroundEntry.objects.bulk_create(
        BackgroundEntry(candidate=ilse, kind=Kind.SKILL, title=f"Skill {number}")
        for number in range(MAX_OF_A_KIND)
    )

    with pytest.raises(InvalidInput, match="50"):
        add_entry(candidate=ilse, kind=Kind.SKILL, title="One more", by=recruiter)


def test_what_is_gone_is_neither_changed_nor_removed(ilse, recruiter):
    entry = add_entry(candidate=ilse, kind=Kind.SKILL, title="Chess", by=recruiter)
    remove_entry(entry=BackgroundEntry.objects.get(), by=recruiter)

    with pytest.raises(EntryIsGone):
        change_entry(entry=entry, title="Draughts", by=recruiter)
    with pytest.raises(EntryIsGone):
        remove_entry(entry=entry, by=recruiter)


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
def test_only_who_edits_people_changes_it(ilse, request, who):
    with pytest.raises(NotAllowed):
        add_entry(
            candidate=ilse, kind=Kind.SKILL, title="Chess", by=request.getfixturevalue(who)
        )  # fmt: skip


def test_what_was_done_is_written_down(ilse, recruiter):
    entry = add_entry(candidate=ilse, kind=Kind.SKILL, title="Chess", by=recruiter)
    entry = change_entry(entry=entry, title="Draughts", by=recruiter)
    remove_entry(entry=entry, by=recruiter)
    tell(ilse, *TOLD)

    done = Activity.objects.filter(candidate=ilse.public_id).order_by("pk")
    assert [(one.verb, one.data.get("entry")) for one in done] == [
        ("candidate.background.added", "Chess"),
        ("candidate.background.changed", "Draughts"),
        ("candidate.background.removed", "Draughts"),
        ("candidate.edited", None),
    ]
