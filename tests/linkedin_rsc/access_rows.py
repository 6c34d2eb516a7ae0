"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.PUBLIC: [
        "linkedin/callback/<str:token>/",
    ],
    Kind.LIST: [
        "candidates/linkedin/matches/",
        "api/v1/linkedin/profile-links/",
        "api/v1/linkedin/held-exports/",
    ],
    Kind.ASKED: [
        "api/v1/linkedin/inmails/",
        "api/v1/linkedin/recruiter-notes/",
    ],
    Kind.OWN: [
        "settings/linkedin/widget-contract/",
        "settings/linkedin/disconnection/",
    ],
    Kind.HIRERS: [
        "settings/linkedin/sign-in/",
    ],
    Kind.USER: [
        "admin-center/linkedin/colleagues/<slug:public_id>/disconnection/",
    ],
    Kind.JOB: [
        "jobs/<slug:public_id>/linkedin/",
    ],
    Kind.PERSON: [
        "candidates/<slug:public_id>/linkedin/",
        "candidates/<slug:public_id>/linkedin/inmails/",
        "candidates/<slug:public_id>/linkedin/proposals/<slug:proposal_id>/acceptance/",
        "candidates/<slug:public_id>/linkedin/proposals/<slug:proposal_id>/refusal/",
        "candidates/<slug:public_id>/linkedin/notes/",
        "candidates/<slug:public_id>/linkedin/link/",
        "candidates/<slug:public_id>/linkedin/link/removal/",
        "candidates/<slug:public_id>/linkedin/refusal/",
        "candidates/<slug:public_id>/linkedin/refusal/reopening/",
        "candidates/<slug:public_id>/linkedin/matches/dismissal/",
        "candidates/<slug:public_id>/linkedin/matches/proposal/",
        "candidates/<slug:public_id>/linkedin/check/",
        "api/v1/linkedin/profile-links/<slug:id>/",
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
        "admin-center/linkedin/syncs/pace/",
        "admin-center/linkedin/syncs/asking/",
        "admin-center/linkedin/secret/",
        "admin-center/linkedin/former-secret/drop/",
        "admin-center/linkedin/doctor/examination/",
        "admin-center/linkedin/notifications/replays/",
        "admin-center/linkedin/notifications/failed-replay/",
    ],
    Kind.LOOK: [
        "admin-center/linkedin/",
        "admin-center/linkedin/colleagues/",
        "admin-center/linkedin/doctor/",
        "admin-center/linkedin/notifications/",
        "admin-center/linkedin/closed-accounts/",
        "admin-center/linkedin/syncs/",
        "api/v1/linkedin/closed-accounts/",
        "api/v1/linkedin/settings/",
        "api/v1/linkedin/ledger/",
        "api/v1/linkedin/notifications/",
    ],
    Kind.ROW: [
        "admin-center/linkedin/ledger/<slug:public_id>/resend/",
        "api/v1/linkedin/ledger/<slug:id>/",
        "api/v1/linkedin/ledger/<slug:id>/resend/",
    ],
    Kind.CLOSED: [
        "admin-center/linkedin/closed-accounts/<slug:public_id>/",
        "admin-center/linkedin/closed-accounts/<slug:public_id>/decision/",
        "api/v1/linkedin/closed-accounts/<slug:id>/",
        "api/v1/linkedin/closed-accounts/<slug:id>/decision/",
    ],
    Kind.PUSH: [
        "admin-center/linkedin/notifications/<slug:public_id>/",
        "admin-center/linkedin/notifications/<slug:public_id>/replay/",
        "api/v1/linkedin/notifications/<slug:id>/",
        "api/v1/linkedin/notifications/<slug:id>/replay/",
    ],
}
