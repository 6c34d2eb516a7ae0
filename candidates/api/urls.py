from django.urls import URLPattern, URLResolver, path

from candidates.api import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/", views.CandidateList.as_view()),
    path("candidates/<slug:id>/", views.CandidateDetail.as_view()),
]
