"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.LIST: [
        "candidates/",
        "api/v1/candidates/",
    ],
    Kind.PERSON: [
        "candidates/<slug:public_id>/",
        "candidates/<slug:public_id>/edit/",
        "candidates/<slug:public_id>/activity/",
        "candidates/<slug:public_id>/tags/",
        "candidates/<slug:public_id>/tag-removals/",
        "candidates/<slug:public_id>/duplicates/<slug:other_id>/refusal/",
        "candidates/<slug:public_id>/duplicates/<slug:other_id>/reopening/",
        "api/v1/candidates/<slug:id>/",
    ],
}
