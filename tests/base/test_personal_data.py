"""What is kept about a person: every field has a handler, and erasing leaves nothing behind."""

import json

import pytest
from django.apps import apps
from django.db import models

from base import contributions
from base.personal_data import PersonalData
from candidates.models import Candidate, Tag
from candidates.personal_data import erase_person, export_person
from documents.models import Document
from interviews.models import InterviewFeedback
from linkedin_rsc.models import InMail, LedgerRow
from notes.models import Note
from tests.ats.access_house import PERSON_WORDS, SECRET_TAG, build_house

# Whose rows tell of a candidate by one of these, tell of a person.
REFERENCES = {"candidate", "subject"}
KEPT = {data.model: data for data in contributions.of(PersonalData)}
OURS = {"base", "accounts", "jobs", "candidates", "applications", "notes", "interviews",
        "documents", "talent_pools", "linkedin_rsc"}  # fmt: skip


def tells_of_people(model: type[models.Model]) -> bool:
    """Whether a table refers to candidates, or to what refers to them."""
    people = set(KEPT)
    return any(
        field.name in REFERENCES or (field.is_relation and field.related_model in people)
        for field in model._meta.concrete_fields
    )


def tables() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OURS
    ]


def test_every_table_that_tells_of_people_says_what_it_keeps():
    assert [model.__name__ for model in tables() if tells_of_people(model)
            and model not in KEPT] == []  # fmt: skip


@pytest.mark.parametrize("data", KEPT.values(), ids=[model.__name__ for model in KEPT])
def test_every_field_has_a_handler(data):
    handled = {name.split("__")[0] for name in (*data.exported, *data.internal)}

    assert {field.name for field in data.model._meta.concrete_fields} - handled == set()
    assert set(data.erased) <= handled


@pytest.fixture
def person(db) -> Candidate:
    """Somebody of whom every table tells, and another person of whom colleagues wrote, too."""
    house = build_house()
    Note.objects.filter(candidate=house.known).update(text="Fits.")
    InterviewFeedback.objects.filter(application__candidate=house.known).update(feedback="Fits.")
    Document.objects.filter(candidate=house.known).update(name="resume.txt", text="Fits.")
    InMail.objects.filter(member=house.known.profile_link.person).update(raw={})
    rows = LedgerRow.objects.filter(candidate=house.private.public_id)
    rows.update(answer=f"{house.private} is refused.")
    return house.private


def test_a_person_is_told_everything(person):
    told = json.dumps(export_person(person), default=str, ensure_ascii=False)

    for word in (*PERSON_WORDS, SECRET_TAG, "twin@example.org", "fits", "Interview"):
        assert word in told


def test_erasing_leaves_nothing_that_tells_of_the_person(person):
    public_id = person.public_id

    erase_person(person)

    left = {
        model.__name__: row
        for model in tables()
        if model is not Tag
        for row in model.objects.values()
        if any(word in str(row) for word in PERSON_WORDS)
    }
    assert left == {}
    assert not Candidate.objects.filter(public_id=public_id).exists()


def test_erasing_one_leaves_the_others(person):
    others = set(Candidate.objects.exclude(pk=person.pk).values_list("pk", flat=True))

    erase_person(person)

    assert set(Candidate.objects.values_list("pk", flat=True)) == others
    told = export_person(Candidate.objects.get(pk=min(others)))
    assert told["notes.Note"]
    assert told["interviews.InterviewFeedback"]
