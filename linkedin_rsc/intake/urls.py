from django.urls import path

from linkedin_rsc.intake import views
from linkedin_rsc.intake.callback import callback

urlpatterns = [
    path("linkedin/callback/<str:token>/", callback, name="linkedin-callback"),
    path(
        "admin-center/linkedin/notifications/<slug:public_id>/replay/",
        views.notification_replay,
        name="linkedin-notification-replay",
    ),
]
