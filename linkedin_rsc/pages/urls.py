from django.urls import URLPattern, URLResolver, path

from linkedin_rsc.pages import (
    closed_accounts,
    colleagues,
    contracts,
    doctor,
    exchanged,
    held_exports,
    match_queue,
    matches,
    notifications,
    own_account,
    problem_list,
    proposals,
    records,
    sign_in,
    steps,
    syncs,
    tab,
)

TAB = "admin-center/linkedin/"
PERSON = "candidates/<slug:public_id>/linkedin/"
HELD = f"{PERSON}exports/<slug:held_id>/"
PROPOSAL = "candidates/<slug:public_id>/linkedin/proposals/<slug:proposal_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("linkedin/oauth/callback/", sign_in.oauth_callback, name="linkedin-oauth-callback"),
    path("settings/linkedin/sign-in/", own_account.sign_in, name="own-linkedin-sign-in"),
    path(
        "settings/linkedin/disconnection/",
        own_account.disconnection,
        name="own-linkedin-disconnection",
    ),
    path(f"{TAB}doctor/", doctor.doctor, name="linkedin-doctor"),
    path(f"{TAB}doctor/examination/", doctor.examination, name="linkedin-examination"),
    path(f"{TAB}colleagues/", colleagues.colleagues, name="linkedin-colleagues"),
    path(
        f"{TAB}colleagues/<slug:public_id>/disconnection/",
        colleagues.disconnection,
        name="linkedin-colleague-disconnection",
    ),
    path(f"{TAB}syncs/", syncs.syncs, name="linkedin-syncs"),
    path(f"{TAB}syncs/pace/", syncs.pace, name="linkedin-pace"),
    path(f"{TAB}syncs/asking/", syncs.asking, name="linkedin-asking"),
    path(
        f"{TAB}closed-accounts/",
        closed_accounts.closed_accounts,
        name="linkedin-closed-accounts",
    ),
    path(
        f"{TAB}closed-accounts/<slug:public_id>/",
        closed_accounts.closed_account,
        name="linkedin-closed-account",
    ),
    path(
        f"{TAB}closed-accounts/<slug:public_id>/decision/",
        closed_accounts.decision,
        name="linkedin-closed-account-decision",
    ),
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
    path(f"{TAB}secret/", steps.secret_roll, name="linkedin-secret-roll"),
    path(f"{TAB}former-secret/drop/", steps.former_secret_drop, name="linkedin-former-secret-drop"),
    path(f"{TAB}disconnection/", steps.disconnection, name="linkedin-disconnection"),
    path(f"{TAB}sharing/", steps.sharing, name="linkedin-sharing"),
    path(
        f"{TAB}ledger/<slug:public_id>/resend/",
        records.ledger_resend,
        name="linkedin-ledger-resend",
    ),
    path(f"{TAB}problems/", problem_list.problems, name="linkedin-problems"),
    path(f"{TAB}problems/resending/", problem_list.resending, name="linkedin-problems-resending"),
    path(f"{TAB}notifications/", notifications.notifications, name="linkedin-notifications"),
    path(
        f"{TAB}notifications/replays/",
        notifications.replays,
        name="linkedin-notification-replays",
    ),
    path(
        f"{TAB}notifications/failed-replay/",
        notifications.failed_replay,
        name="linkedin-failed-replay",
    ),
    path(
        f"{TAB}notifications/<slug:public_id>/",
        notifications.notification,
        name="linkedin-notification",
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
    path("candidates/linkedin/matches/", match_queue.queue, name="linkedin-matches"),
    path(f"{PERSON}link/", matches.link, name="profile-link"),
    path(f"{PERSON}link/removal/", matches.unlink, name="profile-unlink"),
    path(f"{PERSON}refusal/", matches.refuse, name="profile-refusal"),
    path(f"{PERSON}refusal/reopening/", matches.reopen, name="profile-reopening"),
    path(f"{PERSON}matches/dismissal/", matches.dismiss, name="profile-dismissal"),
    path(f"{PERSON}matches/proposal/", matches.propose, name="profile-proposal"),
    path(f"{PERSON}check/", matches.check, name="profile-check"),
    path("settings/linkedin/widget-contract/", matches.widget_contract, name="widget-contract"),
    path(
        f"{PROPOSAL}acceptance/",
        proposals.accept,
        name="contact-proposal-acceptance",
    ),
    path(f"{PROPOSAL}refusal/", proposals.decline, name="contact-proposal-refusal"),
    path(
        "candidates/<slug:public_id>/linkedin/inmails/",
        exchanged.inmails,
        name="candidate-inmails",
    ),
    path(
        "candidates/<slug:public_id>/linkedin/notes/",
        exchanged.notes,
        name="candidate-recruiter-notes",
    ),
    path(
        f"{HELD}acceptance/",
        held_exports.accept,
        name="held-export-acceptance",
    ),
    path(f"{HELD}refusal/", held_exports.decline, name="held-export-refusal"),
]
