"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

API = [
    "api/v1/candidates/<slug:id>/documents/",
    "api/v1/documents/<slug:document_id>/",
    "api/v1/documents/<slug:document_id>/content/",
]
PAGES = [
    "candidates/<slug:public_id>/documents/",
    "candidates/<slug:public_id>/documents/<slug:document_id>/content/",
    "candidates/<slug:public_id>/documents/<slug:document_id>/preview/",
    "candidates/<slug:public_id>/documents/<slug:document_id>/deletion/",
]
ROWS = {
    Kind.PERSON: [*API, *PAGES],
}
