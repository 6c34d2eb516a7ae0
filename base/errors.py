"""The expected failures of every app: a sentence for a person, perhaps at a field."""

from typing import ClassVar

from base.sizes import say_size
from base.words import StrOrPromise
from base.words import gettext_lazy as _


class DomainError(Exception):
    """What was asked cannot be done; `message` says why in words a recruiter understands.

    Pages show it at `field` or on top, the API answers it as a problem with `code`.
    """

    code = "refused"
    status = 409
    default_message: ClassVar[StrOrPromise] = _("This cannot be done.")

    def __init__(self, message: StrOrPromise = "", *, field: str | None = None) -> None:
        self.message = str(message or self.default_message)
        self.field = field
        super().__init__(self.message)


class InvalidInput(DomainError):
    """A value is missing or cannot be used."""

    code = "invalid"
    status = 400
    default_message: ClassVar[StrOrPromise] = _("Check the marked field.")


class NotAllowed(DomainError):
    """The person may see the thing but not do this to it."""

    code = "not_allowed"
    status = 403
    default_message: ClassVar[StrOrPromise] = _("Your role does not allow this.")


class NoLongerHere(DomainError):
    """What was to be changed is deleted, since it was looked at."""

    code = "no_longer_here"
    status = 404
    default_message: ClassVar[StrOrPromise] = _("Somebody deleted this meanwhile.")


class TooLarge(DomainError):
    """More bytes than are read at this address."""

    code = "too_large"
    status = 413

    def __init__(self, limit_bytes: int) -> None:
        said = _("This is larger than the %(size)s that are read here.")
        super().__init__(said % {"size": say_size(limit_bytes)})
