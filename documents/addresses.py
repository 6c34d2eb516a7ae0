"""Where documents are given: the only addresses of this app that take a file."""

import re

from django.conf import settings

from base.uploads import Upload
from documents.limits import BODY_BYTES

DOCUMENTS = Upload(
    re.compile(r"(/api/v1)?/candidates/[-\w]+/documents/"),
    limit_bytes=BODY_BYTES,
    file_bytes=settings.DOCUMENT_MAX_MIB * 2**20,
)
