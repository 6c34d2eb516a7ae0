from django.urls import URLPattern, URLResolver, path

from interviews.api import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("applications/<slug:id>/feedback/", views.Feedback.as_view()),
    path("applications/<slug:id>/feedback/<slug:feedback_id>/", views.FeedbackDetail.as_view()),
]
