from django.urls import URLPattern, URLResolver, path

from interviews.api import views
from interviews.api.interviews import views as interviews

OF_APPLICATION = "applications/<slug:id>"
INTERVIEW = f"{OF_APPLICATION}/interviews/<slug:interview_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{OF_APPLICATION}/feedback/", views.Feedback.as_view()),
    path(f"{OF_APPLICATION}/feedback/<slug:feedback_id>/", views.FeedbackDetail.as_view()),
    path(f"{OF_APPLICATION}/interviews/", interviews.Interviews.as_view()),
    path(INTERVIEW, interviews.InterviewDetail.as_view()),
    path(f"{INTERVIEW}cancellation/", interviews.InterviewCancellation.as_view()),
    path(f"{INTERVIEW}answer/", interviews.InterviewAnswer.as_view()),
]
