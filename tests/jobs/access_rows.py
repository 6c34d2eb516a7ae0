"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.LIST: [
        "jobs/",
        "api/v1/jobs/",
    ],
    Kind.HIRERS: [
        "jobs/new/",
    ],
    Kind.JOB: [
        "jobs/<slug:public_id>/",
        "jobs/<slug:public_id>/edit/",
        "jobs/<slug:public_id>/activation/",
        "jobs/<slug:public_id>/closure/",
        "jobs/<slug:public_id>/restoration/",
        "jobs/<slug:public_id>/team/",
        "jobs/<slug:public_id>/team/delegates/",
        "jobs/<slug:public_id>/team/people/",
        "jobs/<slug:public_id>/team/<slug:user_id>/<slug:role>/departure/",
        "jobs/<slug:public_id>/process/",
        "jobs/<slug:public_id>/stages/",
        "jobs/<slug:public_id>/stages/<slug:stage_id>/name/",
        "jobs/<slug:public_id>/stages/<slug:stage_id>/removal/",
        "jobs/<slug:public_id>/stages/<slug:stage_id>/earlier/",
        "jobs/<slug:public_id>/stages/<slug:stage_id>/later/",
        "api/v1/jobs/<slug:id>/",
        "api/v1/jobs/<slug:id>/activation/",
        "api/v1/jobs/<slug:id>/closure/",
    ],
}
