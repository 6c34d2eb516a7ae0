"""Resources of the versioned API, which answer by the same functions as `v2` where they agree."""

from functools import partial

from linkedin_sandbox.api.dialects import Dialect, Resource, by_name
from linkedin_sandbox.api.resources import closed_accounts, evaluations, seats, stubs
from linkedin_sandbox.api.rest import seats_shown
from linkedin_sandbox.api.rest.headers import reading

RESOURCES = by_name(
    Resource("seatsV2", {"finder": partial(seats.find, shown=seats_shown.versioned)}),
    Resource("exportedApplicationEvaluation", {"finder": evaluations.find}),
    Resource("mailStubs", {"finder": stubs.find}),
    Resource("atsPurgedExportedCandidates", {"finder": closed_accounts.find}),
)

REST = Dialect("/rest/", RESOURCES, reading)
