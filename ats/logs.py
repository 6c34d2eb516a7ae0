"""How a line of the log is written: addresses lose the secrets that some of them carry."""

import logging
import re

# LinkedIn's callback address, and the link by which a person chooses a password.
_SECRETS = re.compile(r"(/linkedin/callback/|/password/[\w-]+/)[^/\s\"'?]+")


class LineFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return _SECRETS.sub(r"\1…", super().format(record))
