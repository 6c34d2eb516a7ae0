"""Where documents are given: the only addresses of this app that take a file."""

import re

from django.conf import settings

from base.uploads import Upload

DOCUMENTS = Upload(
    re.compile(r"(/api/v1)?/candidates/[-\w]+/documents/"), settings.DOCUMENT_BODY_BYTES
)
