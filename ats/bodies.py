"""How much of a body is read, by its address, and where files are."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError

from ats.errors import answer_refused
from base.api import outside, parsers
from base.errors import TooLarge
from base.uploads import upload_at
from linkedin_rsc.intake import callback, short_way


def limit_of(path: str) -> int:
    """Return how many bytes are read at an address."""
    upload = upload_at(path)
    if upload:
        return upload.limit_bytes
    if path.startswith(outside.ROOT):
        return parsers.MAX_BODY_BYTES
    if short_way.ADDRESS.fullmatch(path):
        return callback.MAX_BODY_BYTES
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


class BodyLimitMiddleware:
    """Refuse by its length what would be dear to read, before anybody does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        limit = limit_of(request.path_info)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > limit:
            return answer_refused(request, TooLarge(limit))
        return self.get_response(request)


class BoundedFiles(MemoryFileUploadHandler):
    """Keeps in memory the files of an address that takes some (base.uploads): its body is bounded.

    Of one that is too large it keeps just enough to tell. Any other form is refused as soon as a
    part of it is a file.
    """

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        assert self.request is not None  # noqa: S101  # Django makes it for one.
        upload = upload_at(self.request.path_info)
        self.activated = upload is not None
        self.kept_bytes = upload.file_bytes + 1 if upload else 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        if not self.activated:
            raise MultiPartParserError("This form takes no file.")
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return super().receive_data_chunk(raw_data[: max(self.kept_bytes - start, 0)], start)
