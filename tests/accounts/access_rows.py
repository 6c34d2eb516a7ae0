"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.PUBLIC: [
        "sign-in/",
        "news/",
        "password/<slug:uidb64>/<str:token>/",
    ],
    Kind.OWN: [
        "settings/",
        "settings/name/",
        "settings/time-zone/",
        "settings/password/",
        "settings/api-tokens/",
        "settings/api-tokens/<slug:digest>/revocation/",
        "settings/sessions/ending/",
        "settings/sessions/<slug:session_id>/ending/",
        "notices/",
        "notices/reading/",
    ],
    Kind.ADMIN: [
        "admin-center/",
        "admin-center/company/",
        "admin-center/roles/",
        "admin-center/users/new/",
    ],
    Kind.USER: [
        "admin-center/users/<slug:public_id>/",
        "admin-center/users/<slug:public_id>/deactivation/",
        "admin-center/users/<slug:public_id>/reactivation/",
        "admin-center/users/<slug:public_id>/sessions/ending/",
        "admin-center/users/<slug:public_id>/password-link/",
    ],
}
