"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.LIST: [
        "api/v1/applications/",
    ],
    Kind.HIRERS: [
        "candidates/new/",
    ],
    Kind.JOB: [
        "jobs/<slug:public_id>/pipeline/",
        "jobs/<slug:public_id>/pipeline/columns/<slug:stage_id>/",
        "jobs/<slug:public_id>/pipeline/cards/<slug:application_id>/",
        "jobs/<slug:public_id>/pipeline/changes/",
        "jobs/<slug:public_id>/pipeline/moves/",
        "jobs/<slug:public_id>/pipeline/rejections/",
        "jobs/<slug:public_id>/pipeline/tags/",
        "jobs/<slug:public_id>/pipeline/undone-steps/",
        "jobs/<slug:public_id>/pipeline/undone-tags/",
        "jobs/<slug:public_id>/pipeline/people/",
        "jobs/<slug:public_id>/pipeline/applications/",
    ],
    Kind.PERSON: [
        "candidates/<slug:public_id>/applications/",
    ],
    Kind.APPLICATION: [
        "applications/<slug:public_id>/stage-changes/",
        "applications/<slug:public_id>/rejection/",
        "applications/<slug:public_id>/reinstatement/",
        "applications/<slug:public_id>/deletion/",
        "api/v1/applications/<slug:id>/",
        "api/v1/applications/<slug:id>/stage-changes/",
        "api/v1/applications/<slug:id>/rejection/",
    ],
}
