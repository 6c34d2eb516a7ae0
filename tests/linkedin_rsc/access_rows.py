"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.PUBLIC: [
        "linkedin/callback/<str:token>/",
    ],
    Kind.LIST: [
        "api/v1/linkedin/held-exports/",
    ],
    Kind.JOB: [
        "jobs/<slug:public_id>/linkedin/",
    ],
    Kind.PERSON: [
        "candidates/<slug:public_id>/linkedin/",
        "candidates/<slug:public_id>/linkedin/exports/<slug:held_id>/acceptance/",
        "api/v1/linkedin/held-exports/<slug:held_id>/acceptance/",
        "api/v1/linkedin/held-exports/<slug:held_id>/refusal/",
        "candidates/<slug:public_id>/linkedin/exports/<slug:held_id>/refusal/",
    ],
    Kind.ADMIN: [
        "linkedin/oauth/callback/",
        "admin-center/linkedin/company/",
        "admin-center/linkedin/sign-in/",
        "admin-center/linkedin/contracts/",
        "admin-center/linkedin/contract-choice/",
        "admin-center/linkedin/contracts/<slug:contract_id>/removal/",
        "admin-center/linkedin/request/",
        "admin-center/linkedin/partner-answer/",
        "admin-center/linkedin/status-refresh/",
        "admin-center/linkedin/disconnection/",
        "admin-center/linkedin/sharing/",
    ],
    Kind.LOOK: [
        "admin-center/linkedin/",
        "api/v1/linkedin/settings/",
        "api/v1/linkedin/ledger/",
        "api/v1/linkedin/notifications/",
    ],
    Kind.ROW: [
        "admin-center/linkedin/ledger/<slug:public_id>/resend/",
        "api/v1/linkedin/ledger/<slug:id>/",
        "api/v1/linkedin/ledger/<slug:id>/resend/",
    ],
    Kind.PUSH: [
        "admin-center/linkedin/notifications/<slug:public_id>/replay/",
        "api/v1/linkedin/notifications/<slug:id>/",
        "api/v1/linkedin/notifications/<slug:id>/replay/",
    ],
}
