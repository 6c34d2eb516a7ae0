from django.urls import URLPattern, URLResolver, path

from linkedin_rsc.api import views

LEDGER = "linkedin/ledger/"
NOTIFICATIONS = "linkedin/notifications/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("linkedin/settings/", views.Settings.as_view()),
    path(LEDGER, views.Ledger.as_view()),
    path(f"{LEDGER}<slug:id>/", views.LedgerDetail.as_view()),
    path(f"{LEDGER}<slug:id>/resend/", views.Resend.as_view()),
    path(NOTIFICATIONS, views.Notifications.as_view()),
    path(f"{NOTIFICATIONS}<slug:id>/", views.NotificationDetail.as_view()),
    path(f"{NOTIFICATIONS}<slug:id>/replay/", views.Replay.as_view()),
]
