"""What came from LinkedIn about a person is told and erased with them, and nobody else's."""

import pytest
from django.utils import timezone

from candidates.personal_data import erase_person, export_person
from linkedin_rsc.models import InMail, RecruiterNote, StubProfile
from tests.factories.linkedin_rsc import (
    APPLICATION,
    InMailFactory,
    ProfileLinkFactory,
    RecruiterNoteFactory,
    SeatFactory,
)

pytestmark = pytest.mark.django_db

OTHER = "urn:li:developerApplication:other"


def share(**fields):
    return StubProfile.objects.create(
        **{
            "seat": SeatFactory(),
            "application_urn": APPLICATION,
            "member": "urn:li:person:somebody",
            "shared_at": timezone.now(),
            **fields,
        }
    )


def test_what_somebody_shared_goes_with_them_whoever_they_are_linked_to_by_now():
    link = ProfileLinkFactory()
    share(candidate=link.candidate)
    share(member=link.person)
    others = share()

    assert len(export_person(link.candidate)["linkedin_rsc.StubProfile"]) == 2
    erase_person(link.candidate)

    assert StubProfile.objects.get() == others


@pytest.mark.parametrize("factory", [InMailFactory, RecruiterNoteFactory])
def test_the_same_name_at_another_application_is_somebody_else(factory):
    link = ProfileLinkFactory()
    factory(member=link.person)
    others = factory(member=link.person, application_urn=OTHER)

    erase_person(link.candidate)

    assert [*InMail.objects.all(), *RecruiterNote.objects.all()] == [others]
