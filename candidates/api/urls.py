from django.urls import URLPattern, URLResolver, path

from candidates.api.views import applications, candidates

APPLICATION = "applications/<slug:id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/", candidates.CandidateList.as_view()),
    path("candidates/<slug:id>/", candidates.CandidateDetail.as_view()),
    path("candidates/<slug:id>/notes/", candidates.CandidateNotes.as_view()),
    path("applications/", applications.ApplicationList.as_view()),
    path(APPLICATION, applications.ApplicationDetail.as_view()),
    path(f"{APPLICATION}stage-changes/", applications.StageChanges.as_view()),
    path(f"{APPLICATION}rejection/", applications.Rejection.as_view()),
    path(f"{APPLICATION}notes/", applications.ApplicationNotes.as_view()),
    path(f"{APPLICATION}feedback/", applications.Feedback.as_view()),
]
