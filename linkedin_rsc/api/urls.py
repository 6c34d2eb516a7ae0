from django.urls import URLPattern, URLResolver, path

from linkedin_rsc.api import (
    closed_accounts,
    erasures,
    exchanged,
    held_exports,
    profile_links,
    views,
)

CLOSED = "linkedin/closed-accounts/"
ERASURES = "linkedin/erasures/"
HELD = "linkedin/held-exports/"
LEDGER = "linkedin/ledger/"
NOTIFICATIONS = "linkedin/notifications/"
LINKS = "linkedin/profile-links/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("linkedin/settings/", views.Settings.as_view()),
    path(LINKS, profile_links.ProfileLinks.as_view()),
    path(f"{LINKS}<slug:id>/", profile_links.ProfileLinkOfCandidate.as_view()),
    path(CLOSED, closed_accounts.ClosedAccounts.as_view()),
    path(f"{CLOSED}<slug:id>/", closed_accounts.ClosedAccountDetail.as_view()),
    path(f"{CLOSED}<slug:id>/decision/", closed_accounts.Decision.as_view()),
    path(ERASURES, erasures.Erasures.as_view()),
    path(f"{ERASURES}<slug:id>/", erasures.ErasureDetail.as_view()),
    path(f"{ERASURES}<slug:id>/receipt/", erasures.Receipt.as_view()),
    path("linkedin/withdrawal/", erasures.Withdrawal.as_view()),
    path("linkedin/inmails/", exchanged.InMails.as_view()),
    path("linkedin/recruiter-notes/", exchanged.RecruiterNotes.as_view()),
    path(HELD, held_exports.HeldExports.as_view()),
    path(f"{HELD}<slug:held_id>/acceptance/", held_exports.Acceptance.as_view()),
    path(f"{HELD}<slug:held_id>/refusal/", held_exports.Refusal.as_view()),
    path(LEDGER, views.Ledger.as_view()),
    path(f"{LEDGER}<slug:id>/", views.LedgerDetail.as_view()),
    path(f"{LEDGER}<slug:id>/resend/", views.Resend.as_view()),
    path(NOTIFICATIONS, views.Notifications.as_view()),
    path(f"{NOTIFICATIONS}<slug:id>/", views.NotificationDetail.as_view()),
    path(f"{NOTIFICATIONS}<slug:id>/replay/", views.Replay.as_view()),
]
