from django.urls import URLPattern, URLResolver, include, path

from applications.arrivals import views as arrivals
from applications.deletion import views as deletion
from applications.lifecycle import views as lifecycle
from applications.record import views as record

APPLICATION = "applications/<slug:public_id>/"

# Included before the person's own addresses: "new" is nobody's id.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("applications.pipeline.urls")),
    path("candidates/new/", arrivals.add, name="candidate-create"),
    path(
        "candidates/<slug:public_id>/applications/",
        record.applications,
        name="candidate-applications",
    ),
    path(
        f"{APPLICATION}stage-changes/",
        lifecycle.change_stage,
        name="application-stage-changes",
    ),
    path(f"{APPLICATION}rejection/", lifecycle.reject, name="application-rejection"),
    path(f"{APPLICATION}deletion/", deletion.deletion, name="application-deletion"),
    path(f"{APPLICATION}reinstatement/", lifecycle.reinstate, name="application-reinstatement"),
]
