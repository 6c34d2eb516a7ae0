"""Notes, smallest valid rows."""

import factory
from django.utils import timezone

from notes.models import Note
from tests.factories.accounts import UserFactory
from tests.factories.candidates import CandidateFactory


class NoteFactory(factory.django.DjangoModelFactory[Note]):
    class Meta:
        model = Note

    candidate = factory.SubFactory(CandidateFactory)
    author = factory.SubFactory(UserFactory)
    text = "Knows the harbour and its night shifts."
    created_at = factory.LazyFunction(timezone.now)
