from django.urls import URLPattern, URLResolver, path

from applications.api import views

APPLICATION = "applications/<slug:id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("applications/", views.ApplicationList.as_view()),
    path(APPLICATION, views.ApplicationDetail.as_view()),
    path(f"{APPLICATION}stage-changes/", views.StageChanges.as_view()),
    path(f"{APPLICATION}rejection/", views.Rejection.as_view()),
]
