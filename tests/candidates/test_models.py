import pytest
from django.db import IntegrityError, transaction

from candidates.models import CandidateEmail, CandidatePhone, PossibleDuplicate
from candidates.models.candidate import Candidate
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "place", "short"),
    [
        ({"city": "Bremen", "country_code": "DE"}, "Bremen, Germany", "Bremen, Germany"),
        (
            {"city": "Austin", "region": "Texas", "country_code": "US"},
            "Austin, Texas, United States of America",
            "Austin, United States of America",
        ),
        ({"city": "Hamburg", "region": "Hamburg"}, "Hamburg", "Hamburg"),
        ({"region": "Texas"}, "Texas", "Texas"),
        ({}, "", ""),
    ],
)
def test_place_reads_as_people_write_it(fields, place, short):
    candidate = Candidate(**fields)

    assert (candidate.place, candidate.short_place) == (place, short)


@pytest.mark.parametrize(
    ("first", "last", "full", "short"),
    [
        ("ilse", "marbach", "ilse marbach", "ilse"),
        ("Suharto", "", "Suharto", "Suharto"),
        ("", "Ng", "Ng", "Ng"),
    ],
)
def test_a_person_is_called_by_the_names_there_are(first, last, full, short):
    candidate = Candidate(first_name=first, last_name=last)

    assert (candidate.full_name, candidate.short_name) == (full, short)


def test_database_holds_people_of_one_name_and_nobody_without():
    CandidateFactory(first_name="Suharto", last_name="")
    CandidateFactory(first_name="", last_name="Ng")

    with pytest.raises(IntegrityError), transaction.atomic():
        CandidateFactory(first_name="", last_name="")


def test_database_holds_an_address_once_and_one_primary():
    candidate = CandidateFactory(email="ilse@example.org")

    with pytest.raises(IntegrityError), transaction.atomic():
        CandidateEmail.objects.create(candidate=candidate, email="ilse@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        CandidateEmail.objects.create(candidate=candidate, email="b@example.org", is_primary=True)


def test_database_holds_a_number_once():
    candidate = CandidateFactory()
    CandidatePhone.objects.create(candidate=candidate, number="+494215550100")

    with pytest.raises(IntegrityError), transaction.atomic():
        CandidatePhone.objects.create(candidate=candidate, number="+494215550100")


def test_database_holds_a_pair_once_and_the_newer_first():
    older, newer = CandidateFactory(), CandidateFactory()
    PossibleDuplicate.objects.create(candidate=newer, other=older, reason="Same e-mail")

    with pytest.raises(IntegrityError), transaction.atomic():
        PossibleDuplicate.objects.create(candidate=newer, other=older, reason="Same phone")
    with pytest.raises(IntegrityError), transaction.atomic():
        PossibleDuplicate.objects.create(candidate=older, other=newer, reason="Same e-mail")
