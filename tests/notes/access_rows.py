"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.PERSON: [
        "candidates/<slug:public_id>/notes/",
        "candidates/<slug:public_id>/notes/people/",
        "candidates/<slug:public_id>/notes/<slug:note_id>/",
        "candidates/<slug:public_id>/notes/<slug:note_id>/deletion/",
        "api/v1/candidates/<slug:id>/notes/",
        "api/v1/candidates/<slug:id>/notes/<slug:note_id>/",
    ],
    Kind.APPLICATION: [
        "api/v1/applications/<slug:id>/notes/",
    ],
}
