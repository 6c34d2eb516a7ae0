"""What makes a password: 12 to 128 characters that nobody guesses.

    check_password_fits(password, user)      or InvalidInput with all that is wrong

Django's list of 20,000 common passwords has 187 of that length. zxcvbn finds those that are made
of common words, names, dates, repeats and rows of keys, with the usual signs in place of letters.
"""

import re

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from base.errors import InvalidInput

MOST_CHARACTERS = 128
# zxcvbn's highest, "very unguessable": at least 10^10 guesses by who knows how people choose.
LEAST_SCORE = 4
# It takes the longer the more it reads; what begins well does not end badly.
READ_CHARACTERS = 72
HOUSE_WORDS = ("tandem", "linkedin", "recruiter", "recruiting")


def check_password_fits(password: str, user: User) -> None:
    """Raise InvalidInput unless this person may choose this password."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InvalidInput(" ".join(error.messages)) from error


class LongestPassword:
    """Refuses what takes long to hash and nobody types."""

    def validate(self, password: str, user: User | None = None) -> None:
        if len(password) > MOST_CHARACTERS:
            said = _("This password is too long. It has at most %(count)d characters.")
            raise ValidationError(said % {"count": MOST_CHARACTERS}, code="password_too_long")

    def get_help_text(self) -> str:
        return _("At most %(count)d characters.") % {"count": MOST_CHARACTERS}


class GuessablePassword:
    """Refuses what is put together from common words, the person's name or this house's."""

    def validate(self, password: str, user: User | None = None) -> None:
        # 14 MB of words, which only those processes need where passwords are chosen.
        from zxcvbn import zxcvbn

        if not password:
            return
        known = [*HOUSE_WORDS, *_words_of(user)]
        if zxcvbn(password[:READ_CHARACTERS], user_inputs=known)["score"] < LEAST_SCORE:
            raise ValidationError(
                _(
                    "This password is too easy to guess. Choose three or four words that do not "
                    "belong together."
                ),
                code="password_too_easy",
            )

    def get_help_text(self) -> str:
        return _("Not put together from common words, names and numbers.")


def _words_of(user: User | None) -> list[str]:
    """Return what others know of somebody: their names, and their company by its address."""
    told = f"{user.first_name} {user.last_name} {user.email}" if user else ""
    return re.findall(r"\w{3,}", told.lower())
