"""Every address of Tandem."""

from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView

from ats import views
from ats.metrics import metrics
from ats.openapi import DocsView

urlpatterns: list[URLPattern | URLResolver] = [
    # First, since LinkedIn's callback comes in bursts and each pattern before it costs.
    path("", include("linkedin_rsc.urls")),
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("metrics", metrics, name="metrics"),
    path("", include("accounts.urls")),
    path("", include("jobs.urls")),
    path("", include("applications.urls")),
    path("", include("candidates.urls")),
    path("", include("notes.urls")),
    path("", include("interviews.urls")),
    path("", include("documents.urls")),
    path("", include("talent_pools.urls")),
    path("api/v1/", include("jobs.api.urls")),
    path("api/v1/", include("candidates.api.urls")),
    path("api/v1/", include("applications.api.urls")),
    path("api/v1/", include("notes.api.urls")),
    path("api/v1/", include("documents.api.urls")),
    path("api/v1/", include("interviews.api.urls")),
    path("api/v1/", include("talent_pools.api.urls")),
    path("api/v1/", include("linkedin_rsc.api.urls")),
    path("api/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("api/docs/", DocsView.as_view(), name="api-docs"),
    path("api/", include("base.api.urls")),
]
