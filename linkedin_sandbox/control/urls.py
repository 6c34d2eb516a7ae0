from django.urls import path

from linkedin_sandbox.control import (
    evaluations,
    faults,
    interactions,
    levers,
    pages,
    people,
    pushed,
    recruiters,
    secrets,
    traffic,
)
from linkedin_sandbox.control.requests import control

urlpatterns = [
    path("switches/", pages.switch_page, name="switches"),
    path("faults/", faults.fault_page, name="faults"),
    path("faults/forgetting/", faults.forget_page, name="faults-forget"),
    path("faults/<int:number>/forgetting/", faults.forget_page, name="fault-forget"),
    path("api/health", control(GET=traffic.health)),
    path("api/reset", control(POST=levers.reset)),
    path("api/switches", control(GET=levers.read_switches, PATCH=levers.turn_switches)),
    path(
        "api/failures",
        control(
            GET=levers.read_failures, POST=levers.arrange_failure, DELETE=levers.forget_failures
        ),
    ),
    path("api/quotas", control(GET=levers.read_quotas)),
    path("api/elements", control(POST=levers.add_element, DELETE=levers.forget_elements)),
    path("api/interactions", control(GET=interactions.read)),
    path("api/requests", control(GET=traffic.read_requests, DELETE=traffic.forget_requests)),
    path("api/state", control(GET=traffic.read_state)),
    path("api/evaluations", control(POST=evaluations.evaluate)),
    path("api/exports", control(POST=recruiters.export)),
    path("api/inmails", control(POST=interactions.write_inmail)),
    path("api/inmails/filling", control(POST=interactions.fill_inmails)),
    path("api/answers", control(POST=interactions.answer)),
    path("api/shares", control(POST=interactions.share)),
    path(
        "api/recruiter-notes",
        control(
            POST=interactions.write_note,
            PATCH=interactions.change_note,
            DELETE=interactions.delete_note,
        ),
    ),
    path("api/members", control(GET=people.read_member, POST=people.put_member)),
    path("api/seats", control(POST=people.put_seat)),
    path("api/closed-accounts", control(POST=people.close_account)),
    path("api/integrations", control(POST=recruiters.change_integrations)),
    path("api/indicator", control(GET=recruiters.read_indicator)),
    path("api/exportable-jobs", control(GET=recruiters.read_exportable_jobs)),
    path("api/clock", control(GET=levers.read_clock, POST=levers.advance_clock)),
    path("api/deliveries", control(GET=pushed.read_deliveries)),
    path("api/callbacks", control(GET=pushed.read_callbacks, POST=pushed.validate_callbacks)),
    path("api/secrets", control(DELETE=secrets.delete_former)),
    path("api/tokens/revocation", control(POST=traffic.revoke_tokens)),
]
