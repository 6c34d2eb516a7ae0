"""How bodies are read: JSON only, bounded in size, depth and number, every text a text."""

import json
from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import chain, islice
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

MAX_BODY_BYTES = 2**20
# The fullest body we take, feedback with 50 marks, has a fifth of that.
MAX_VALUES = 1_000
MAX_DEPTH = 20


class BoundedJSONParser(JSONParser):
    """Bounded, since each value may earn a sentence: for 100,000 unknown keys that took 7 s."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        context = parser_context or {}
        try:
            # The framework's stream would not check DATA_UPLOAD_MAX_MEMORY_SIZE.
            parsed: dict[str, Any] = super().parse(
                BytesIO(context["request"].body), media_type, context
            )
            _check_shape(parsed)
            # Half of a surrogate pair can be escaped in JSON, but neither kept nor repeated.
            json.dumps(parsed, ensure_ascii=False).encode()
        except RecursionError as error:
            raise _too_deep() from error
        except UnicodeEncodeError as error:
            raise ParseError(_("This JSON holds half a character, which is no text.")) from error
        return parsed


def _check_shape(parsed: Any) -> None:
    """Go down level by level, and no further than the limits."""
    level, count = [parsed], 0
    for _depth in range(MAX_DEPTH):
        inside = chain.from_iterable(map(_values, level))
        level = list(islice(inside, MAX_VALUES + 1))
        count += len(level)
        if count > MAX_VALUES:
            said = _("This JSON holds more than %(count)d values.")
            raise ParseError(said % {"count": MAX_VALUES})
        if not level:
            return
    raise _too_deep()


def _values(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _too_deep() -> ParseError:
    return ParseError(_("This JSON is nested too deeply."))
