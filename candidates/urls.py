from django.urls import URLPattern, URLResolver, path

from candidates.views import applications

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "applications/<slug:public_id>/stage-changes/",
        applications.change_stage,
        name="application-stage-changes",
    ),
    path(
        "applications/<slug:public_id>/rejection/",
        applications.reject,
        name="application-rejection",
    ),
    path(
        "applications/<slug:public_id>/reinstatement/",
        applications.reinstate,
        name="application-reinstatement",
    ),
]
