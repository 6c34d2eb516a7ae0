"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.PERSON: [
        "candidates/<slug:public_id>/feedback/",
        "candidates/<slug:public_id>/feedback/<slug:feedback_id>/deletion/",
    ],
    Kind.APPLICATION: [
        "applications/<slug:public_id>/feedback/",
        "api/v1/applications/<slug:id>/feedback/",
        "api/v1/applications/<slug:id>/feedback/<slug:feedback_id>/",
    ],
}
