"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.LIST: [
        "talent-pools/",
        "talent-pools/additions/",
        "talent-pools/template/",
        "api/v1/talent-pools/",
    ],
    Kind.HIRERS: [
        "talent-pools/new/",
    ],
    Kind.POOL: [
        "talent-pools/<slug:public_id>/",
        "talent-pools/<slug:public_id>/edit/",
        "talent-pools/<slug:public_id>/deletion/",
        "talent-pools/<slug:public_id>/sharing/",
        "talent-pools/<slug:public_id>/sharing/people/",
        "talent-pools/<slug:public_id>/sharing/<slug:user_id>/removal/",
        "talent-pools/<slug:public_id>/people/",
        "talent-pools/<slug:public_id>/members/",
        "talent-pools/<slug:public_id>/members/<slug:candidate_id>/removal/",
        "talent-pools/<slug:public_id>/members/<slug:candidate_id>/return/",
        "talent-pools/<slug:public_id>/removals/",
        "talent-pools/<slug:public_id>/undone-additions/",
        "talent-pools/<slug:public_id>/undone-removals/",
        "talent-pools/<slug:public_id>/applications/",
        "talent-pools/<slug:public_id>/activity/",
        "talent-pools/<slug:public_id>/imports/",
        "talent-pools/<slug:public_id>/imports/<slug:import_id>/",
        "api/v1/talent-pools/<slug:id>/",
        "api/v1/talent-pools/<slug:id>/members/",
        "api/v1/talent-pools/<slug:id>/members/<slug:candidate_id>/",
        "api/v1/talent-pools/<slug:id>/imports/",
        "api/v1/talent-pools/<slug:id>/imports/<slug:import_id>/",
    ],
}
