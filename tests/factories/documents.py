"""Documents, smallest valid rows with a file of their own."""

import hashlib

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from documents.models import Document
from tests.factories.candidates import CandidateFactory

CONTENT = b"Ten years of night shifts in the harbour.\n"


class DocumentFactory(factory.django.DjangoModelFactory[Document]):
    class Meta:
        model = Document

    candidate = factory.SubFactory(CandidateFactory)
    kind = "resume"
    name = "resume.txt"
    content_type = "text/plain"
    size = len(CONTENT)
    digest = hashlib.sha256(CONTENT).hexdigest()
    file = factory.LazyFunction(lambda: ContentFile(CONTENT, "resume.txt"))
    created_at = factory.LazyFunction(timezone.now)
