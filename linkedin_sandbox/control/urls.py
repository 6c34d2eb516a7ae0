from django.urls import path

from linkedin_sandbox.control import pages, views
from linkedin_sandbox.control.requests import control

urlpatterns = [
    path("switches/", pages.switch_page, name="switches"),
    path("api/health", control(GET=views.health)),
    path("api/reset", control(POST=views.reset)),
    path("api/switches", control(GET=views.read_switches, PATCH=views.turn_switches)),
    path(
        "api/failures",
        control(GET=views.read_failures, POST=views.arrange_failure, DELETE=views.forget_failures),
    ),
    path("api/requests", control(GET=views.read_requests, DELETE=views.forget_requests)),
    path("api/state", control(GET=views.read_state)),
    path("api/exports", control(POST=views.export)),
    path("api/integrations", control(POST=views.change_integrations)),
    path("api/indicator", control(GET=views.read_indicator)),
    path("api/exportable-jobs", control(GET=views.read_exportable_jobs)),
    path("api/clock", control(GET=views.read_clock, POST=views.advance_clock)),
    path("api/deliveries", control(GET=views.read_deliveries)),
    path("api/callbacks", control(GET=views.read_callbacks, POST=views.validate_callbacks)),
    path("api/tokens/revocation", control(POST=views.revoke_tokens)),
]
