from django.urls import URLPattern, URLResolver, path

from jobs.api import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("jobs/", views.JobList.as_view()),
    path("jobs/<slug:id>/", views.JobDetail.as_view()),
    path("jobs/<slug:id>/activation/", views.JobActivation.as_view()),
    path("jobs/<slug:id>/closure/", views.JobClosure.as_view()),
]
