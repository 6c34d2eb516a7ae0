"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

API = [
    "api/v1/candidates/<slug:id>/documents/",
    "api/v1/documents/<slug:document_id>/",
    "api/v1/documents/<slug:document_id>/content/",
]
ROWS = {
    Kind.PERSON: [*API],
}
