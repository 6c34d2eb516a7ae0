"""Addresses of the sandbox: LinkedIn's API and pages, the control API, the small Recruiter."""

from django.urls import include, path

urlpatterns = [
    path("", include("linkedin_sandbox.api.urls")),
    path("", include("linkedin_sandbox.platform.urls")),
    path("sandbox/", include("linkedin_sandbox.control.urls")),
    path("", include("linkedin_sandbox.recruiter.urls")),
]
