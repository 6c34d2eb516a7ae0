"""What of a call may be shown: its shape and LinkedIn's own words, of ids and people nothing.

Only what is known to be harmless stays; everything else becomes an ellipsis, so that neither a new
field nor a new resource can tell of somebody. Thus the same run also words the same report.
"""

import json
import re
from typing import Any
from urllib.parse import unquote, urlsplit

from linkedin_rsc.client.overheard import Exchange

HIDDEN = "…"
MAX_CHARACTERS = 600
# Names of fields and parameters, resources and parts of a path; what LinkedIn calls things.
_NAME = re.compile(r"\$?[A-Za-z][A-Za-z_.]{0,39}(?:\[\d{1,3}\])?(?:\.[A-Za-z]+)?")
_FIELD = re.compile(r"\$?[A-Za-z][A-Za-z0-9_.]{0,39}")
_CONSTANT = re.compile(r"[A-Z]{2}[A-Z_]*")
_URN = re.compile(r"urn:li:(\w+):.*", re.DOTALL)
_VERSIONED = {"v2", "oauth"}
# Words of the protocol that stand as values.
_WORDS = {
    "client_credentials",
    "ids",
    "request",
    "credentialsByUniqueForeignId",
    "active",
    "Bearer",
}
_KEYED_BY_IDS = {"entities", "results", "errors", "statuses"}
_SMALL = 10_000


def shown(call: Exchange) -> dict[str, Any]:
    """Return a call as `request`, `body`, `status` and `answer`, each short and without anybody."""
    parts = urlsplit(call.url)
    query = f"?{_shown_pairs(parts.query)}" if parts.query else ""
    version = f" (LinkedIn-Version {call.version})" if call.version else ""
    return {
        "request": _short(f"{call.method} {_shown_path(parts.path)}{query}{version}"),
        "body": _short(_shown_text(call.body)),
        "status": call.status,
        "answer": _short(_shown_text(call.answer)),
    }


def _shown_path(path: str) -> str:
    return "/".join(_shown_segment(unquote(part)) for part in path.split("/"))


def _shown_segment(part: str) -> str:
    if "=" in part:
        return _shown_pairs(part)
    return part if not part or part in _VERSIONED or _NAME.fullmatch(part) else _value(part)


def _shown_pairs(text: str) -> str:
    """Mask `name=value` pairs, as in a query, a form or Rest.li's compound keys."""
    return "&".join(_shown_pair(pair) for pair in text.split("&"))


def _shown_pair(pair: str) -> str:
    name, sign, value = map(unquote, pair.partition("="))
    if not sign:
        return _value(name)
    return f"{name if _NAME.fullmatch(name) else HIDDEN}={_value(value)}"


def _value(text: str) -> str:
    if text in _WORDS or _CONSTANT.fullmatch(text):
        return text
    urn = _URN.fullmatch(text)
    return f"urn:li:{urn[1]}:{HIDDEN}" if urn else HIDDEN


def _shown_text(text: str) -> str:
    if not text:
        return ""
    try:
        content = json.loads(text)
    except ValueError:
        return _shown_pairs(text) if "=" in text else HIDDEN
    return json.dumps(_shown_json(content), ensure_ascii=False)


def _shown_json(content: Any) -> Any:
    if isinstance(content, dict):
        return {_field(key): _shown_field(key, value) for key, value in content.items()}
    if isinstance(content, list):
        return [_shown_json(one) for one in content]
    if isinstance(content, str):
        return _value(content)
    is_harmless = content is None or isinstance(content, bool) or abs(content) < _SMALL
    return content if is_harmless else HIDDEN


def _shown_field(name: str, value: Any) -> Any:
    """Mask what a field holds; a batch is keyed by ids, of which all look alike afterwards."""
    if name in _KEYED_BY_IDS and isinstance(value, dict):
        return {_key(key): _shown_json(one) for key, one in value.items()}
    return _shown_json(value)


def _field(name: str) -> str:
    return name if _FIELD.fullmatch(name) else _key(name)


def _key(text: str) -> str:
    return _shown_pairs(text) if "=" in text else _value(text)


def _short(text: str) -> str:
    return text if len(text) <= MAX_CHARACTERS else f"{text[:MAX_CHARACTERS]} {HIDDEN}"
