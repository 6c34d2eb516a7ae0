from django.urls import URLPattern, URLResolver, path

from linkedin_rsc.pages import contracts, held_exports, notifications, records, sign_in, steps, tab

TAB = "admin-center/linkedin/"
HELD = "candidates/<slug:public_id>/linkedin/exports/<slug:held_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("linkedin/oauth/callback/", sign_in.oauth_callback, name="linkedin-oauth-callback"),
    path(TAB, tab.tab, name="linkedin-tab"),
    path(f"{TAB}company/", steps.company, name="linkedin-company"),
    path(f"{TAB}sign-in/", sign_in.sign_in, name="linkedin-sign-in"),
    path(f"{TAB}contracts/", contracts.contracts, name="linkedin-contracts"),
    path(f"{TAB}contract-choice/", contracts.contract_choice, name="linkedin-contract-choice"),
    path(
        f"{TAB}contracts/<slug:contract_id>/removal/",
        contracts.contract_removal,
        name="linkedin-contract-removal",
    ),
    path(f"{TAB}request/", steps.request_rsc, name="linkedin-request"),
    path(f"{TAB}partner-answer/", steps.partner_answer, name="linkedin-partner-answer"),
    path(f"{TAB}status-refresh/", steps.status_refresh, name="linkedin-status-refresh"),
    path(f"{TAB}disconnection/", steps.disconnection, name="linkedin-disconnection"),
    path(f"{TAB}sharing/", steps.sharing, name="linkedin-sharing"),
    path(
        f"{TAB}ledger/<slug:public_id>/resend/",
        records.ledger_resend,
        name="linkedin-ledger-resend",
    ),
    path(
        f"{TAB}notifications/<slug:public_id>/replay/",
        notifications.notification_replay,
        name="linkedin-notification-replay",
    ),
    path("jobs/<slug:public_id>/linkedin/", records.job_linkedin, name="job-linkedin"),
    path(
        "candidates/<slug:public_id>/linkedin/",
        records.candidate_linkedin,
        name="candidate-linkedin",
    ),
    path(
        f"{HELD}acceptance/",
        held_exports.accept,
        name="held-export-acceptance",
    ),
    path(f"{HELD}refusal/", held_exports.decline, name="held-export-refusal"),
]
