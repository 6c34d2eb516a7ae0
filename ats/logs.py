"""How a line of the log is written: without the secrets of addresses, and one for a caller's fault.

django.security.DisallowedHost: a host that is not ours   -> one line, a warning
django.request: a form that cannot be read, a 404         -> one line
django.request: a fault of ours                           -> with its traceback
"""

import logging
import re

# LinkedIn's callback address, and the link by which a person chooses a password.
_SECRETS = re.compile(r"(/linkedin/callback/|/password/[\w-]+/)[^/\s\"'?]+")


class LineFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return _SECRETS.sub(r"\1…", super().format(record))


class CallersFaults(logging.Filter):
    """Takes the traceback off what the framework refused: it shows our code, which did no wrong.

    Otherwise whoever knocks with a wrong name fills the log at a hundredth of its price.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django.security."):
            record.levelno, record.levelname = logging.WARNING, "WARNING"
        is_framework = record.name.startswith(("django.security.", "django.request"))
        if is_framework and record.levelno < logging.ERROR:
            record.exc_info = record.exc_text = None
        return True
