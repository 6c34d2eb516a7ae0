"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.PERSON: [
        "candidates/<slug:public_id>/notes/",
        "api/v1/candidates/<slug:id>/notes/",
    ],
    Kind.APPLICATION: [
        "api/v1/applications/<slug:id>/notes/",
    ],
}
