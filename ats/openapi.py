"""The API's description: /api/schema/, /api/docs/ and what every operation has in common."""

from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.utils.decorators import method_decorator
from drf_spectacular.views import SpectacularSwaggerSplitView

from base.api.idempotency import HEADER, MAX_KEY_LENGTH
from base.api.problems import MEDIA_TYPE

DESCRIPTION = """\
Jobs, candidates, applications and what LinkedIn holds of them.

- Send a token with every request: `Authorization: Token <token>`. It sees and may do what its owner
  sees and may do; what its owner may not open is 404.
- `id` is what the pages show in their addresses; a job's is its Job ID.
- Lists come newest first, up to 200 (`page_size`) at a time. `next` is the address of the next
  page, null on the last.
- Every refusal is `application/problem+json`: `detail` for a person, `code` for a program, `fields`
  where fields are to blame. A refusal changes nothing.
- A field or filter that is not known is refused. PATCH passes over fields that cannot be set as
  long as they hold their current value, so what was read can be sent back.
- A POST with an `Idempotency-Key` acts once within 24 hours: sent again, it is answered as before
  with `Idempotency-Replayed: true`; another request with the key is 422. Refusals are not kept.
- A body is JSON of at most 1 MiB, 1,000 values and 20 levels. Where a file is sent it is
  `multipart/form-data`, as large as the operator lets files be (`DOCUMENT_MAX_MIB`).
- With one token 3,000 requests a minute are answered, unless the operator says otherwise
  (`API_REQUESTS_A_MINUTE`). Above that the answer is 429, and `Retry-After` says in how many
  seconds to come back.
"""
PROBLEM = {"$ref": "#/components/responses/Problem"}
IDEMPOTENCY_KEY = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "Sent twice within 24 hours with the same body, a request acts once.",
    "schema": {"type": "string", "minLength": 1, "maxLength": MAX_KEY_LENGTH},
}


# Swagger sets inline styles; scripts stay our own, in files (the "split" view).
@method_decorator(csp_update({"style-src": [SELF, UNSAFE_INLINE]}), name="dispatch")
class DocsView(SpectacularSwaggerSplitView):
    """The API's documentation, to read and to try."""

    url_name = "api-schema"
    template_name = "ats/api_docs.html"


def add_what_all_share(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Describe refusals of every operation and the Idempotency-Key of every POST."""
    result["info"]["description"] = DESCRIPTION
    components = result["components"]
    components["schemas"]["Problem"] = _problem_schema()
    components["responses"] = {"Problem": _problem_response()}
    for operations in result["paths"].values():
        for method, operation in operations.items():
            operation["responses"]["default"] = PROBLEM
            if method == "post":
                operation.setdefault("parameters", []).append(IDEMPOTENCY_KEY)
    return result


def _problem_response() -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": "Refused: a sentence for a person, a code for a program.",
        "content": {MEDIA_TYPE: {"schema": schema}},
    }


def _problem_schema() -> dict[str, Any]:
    text = {"type": "string"}
    messages = {"type": "array", "items": text}
    return {
        "type": "object",
        "description": "How every refusal is answered (RFC 9457).",
        "required": ["type", "title", "status", "code", "detail", "instance"],
        "properties": {
            "type": {**text, "description": "Always about:blank."},
            "title": {**text, "description": "The HTTP status in words."},
            "status": {"type": "integer"},
            "code": {**text, "description": "Stable, for programs."},
            "detail": {**text, "description": "A sentence for a person."},
            "instance": {**text, "description": "The address that was asked."},
            "fields": {
                "type": "object",
                "description": "What is wrong at which field, such as evaluations.0.result.",
                "additionalProperties": messages,
            },
        },
    }
