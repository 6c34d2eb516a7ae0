"""A form that was sent and not taken: its session had ended, or its token was old.

What it held goes into the answer and comes back with the next form. Nothing is kept on the server,
so that nothing can be lost there, and nothing is done that its sender has not seen again.
"""

import json
from dataclasses import dataclass

from django.http import HttpRequest

from accounts.http import kept_fields, own_path, page_before


@dataclass(frozen=True)
class UnsentForm:
    """Where a form goes, what it holds, and on which page it stood."""

    to: str
    fields: list[tuple[str, str]]
    page: str

    @classmethod
    def of(cls, request: HttpRequest) -> "UnsentForm":
        return cls(request.get_full_path(), kept_fields(request), page_before(request))

    @classmethod
    def carried(cls, request: HttpRequest) -> "UnsentForm | None":
        """Return what the sign-in page carried along, if anything."""
        try:
            told = json.loads(request.POST.get("unsent", ""))
            fields = [(str(name), str(value)) for name, value in told["fields"]]
            to, page = (own_path(request, str(told[name])) for name in ("to", "page"))
        except (ValueError, TypeError, KeyError):
            return None
        return cls(to, fields, page)

    def carry(self) -> str:
        told = {"to": self.to, "fields": self.fields, "page": self.page}
        return json.dumps(told, ensure_ascii=False)

    @property
    def texts(self) -> list[str]:
        """What somebody will know again: texts, not the ids and choices beside them."""
        return [value for _name, value in self.fields if len(value.split()) > 1]
