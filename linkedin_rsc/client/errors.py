"""What can go wrong between us and LinkedIn.

LinkedInError
├── Unreachable     no answer, none in time, an unreadable one, or a 5xx: ask again later
├── Throttled       429: leave the resource alone for `retry_after_s`, then ask again
├── Unauthorized    401, after a fresh token has been tried where one could help
├── Forbidden       403: wrong application, or the integration is not enabled
├── Outdated        426: LinkedIn no longer speaks the version that LINKEDIN_API_VERSION names
├── Undelivered     the bytes of one file did not arrive; others may
├── Misdirected     LinkedIn wants a file sent to a host that was not configured
└── Rejected        every other refusal (400, 402, 404, 409, 414, 422 ...): a person must look
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

NO_TRACE: Mapping[str, str] = MappingProxyType({})


class LinkedInError(Exception):
    """Carries LinkedIn's words.

    `status` is the HTTP status, or None when there was no answer; `oauth_error` is the code of a
    refused sign-in or key (rsc-contract 2.1), else ""; `trace` holds the response headers
    LinkedIn's support asks for (rsc-contract 12.4).
    """

    is_retryable = False

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        service_error_code: int | None = None,
        oauth_error: str = "",
        trace: Mapping[str, str] = NO_TRACE,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.service_error_code = service_error_code
        self.oauth_error = oauth_error
        self.trace = trace

    def __str__(self) -> str:
        return self.message if self.status is None else f"{self.message} ({self.status})"


class Unreachable(LinkedInError):
    is_retryable = True


class Throttled(LinkedInError):
    """`retry_after_s` is None when LinkedIn did not say how long to wait."""

    is_retryable = True

    def __init__(
        self,
        message: str,
        *,
        status: int | None = 429,
        retry_after_s: float | None = None,
        **about: Any,
    ) -> None:
        super().__init__(message, status=status, **about)
        self.retry_after_s = retry_after_s


class Unauthorized(LinkedInError):
    pass


class Forbidden(LinkedInError):
    pass


class Outdated(LinkedInError):
    """Whole calls are refused alike, so no record is set aside for it (versioned-api 2.1)."""


class Undelivered(LinkedInError):
    """Whether to try again, its status says as that of a record does."""


class Misdirected(LinkedInError):
    """Files go to configured hosts alone. All are refused alike, as with Outdated."""


class Rejected(LinkedInError):
    pass


WITH_A_CLASS = {401: Unauthorized, 403: Forbidden, 426: Outdated, 429: Throttled}


def error_class_for(status: int) -> type[LinkedInError]:
    """Choose the branch of the tree for an HTTP status, of a call or of one record in it."""
    if status >= 500:
        return Unreachable
    return WITH_A_CLASS.get(status, Rejected)
