from django.urls import URLPattern, URLResolver, path

from linkedin_rsc.api import held_exports, views

HELD = "linkedin/held-exports/"
LEDGER = "linkedin/ledger/"
NOTIFICATIONS = "linkedin/notifications/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("linkedin/settings/", views.Settings.as_view()),
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
