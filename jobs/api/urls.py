from django.urls import URLPattern, URLResolver, path

from jobs.api import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("jobs/", views.JobList.as_view(), name="api-job-list"),
    path("jobs/<slug:id>/", views.JobDetail.as_view(), name="api-job-detail"),
    path("jobs/<slug:id>/activation/", views.JobActivation.as_view(), name="api-job-activation"),
    path("jobs/<slug:id>/closure/", views.JobClosure.as_view(), name="api-job-closure"),
]
