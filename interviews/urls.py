from django.urls import URLPattern, URLResolver, path

from interviews import views
from interviews.invitations import views as invitations
from interviews.scheduling import views as scheduling

PERSON = "candidates/<slug:public_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{PERSON}/feedback/", views.feedback, name="candidate-feedback"),
    path(
        f"{PERSON}/feedback/<slug:feedback_id>/deletion/", views.deletion, name="feedback-deletion"
    ),
    path("applications/<slug:public_id>/feedback/", views.give, name="application-feedback"),
    path(f"{PERSON}/interviews/", scheduling.interviews, name="candidate-interviews"),
    path(f"{PERSON}/interviews/<slug:interview_id>/", scheduling.change, name="interview-change"),
    path(
        f"{PERSON}/interviews/<slug:interview_id>/cancellation/",
        scheduling.cancellation,
        name="interview-cancellation",
    ),
    path(
        f"{PERSON}/interviews/<slug:interview_id>/answer/",
        scheduling.answer,
        name="interview-answer",
    ),
    path(
        "applications/<slug:public_id>/interviews/",
        scheduling.schedule,
        name="application-interviews",
    ),
    path("invitations/<str:token>/", invitations.answer, name="invitation-answer"),
]
