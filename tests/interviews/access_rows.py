"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.PUBLIC: ["invitations/<str:token>/"],
    Kind.PERSON: [
        "candidates/<slug:public_id>/feedback/",
        "candidates/<slug:public_id>/feedback/<slug:feedback_id>/deletion/",
        "candidates/<slug:public_id>/interviews/",
        "candidates/<slug:public_id>/interviews/<slug:interview_id>/",
        "candidates/<slug:public_id>/interviews/<slug:interview_id>/answer/",
        "candidates/<slug:public_id>/interviews/<slug:interview_id>/cancellation/",
    ],
    Kind.APPLICATION: [
        "applications/<slug:public_id>/feedback/",
        "applications/<slug:public_id>/interviews/",
        "api/v1/applications/<slug:id>/interviews/",
        "api/v1/applications/<slug:id>/interviews/<slug:interview_id>/",
        "api/v1/applications/<slug:id>/interviews/<slug:interview_id>/answer/",
        "api/v1/applications/<slug:id>/interviews/<slug:interview_id>/cancellation/",
        "api/v1/applications/<slug:id>/feedback/",
        "api/v1/applications/<slug:id>/feedback/<slug:feedback_id>/",
    ],
}
