"""Who sees at LinkedIn what is sent: everybody with a seat, or those on access lists (4.4).

What LinkedIn was told last stands in `Connection.lists_in_force`; what is wanted of it in
`use_access_lists`. Where the two differ, a worker tells LinkedIn (`ledger.viewers`).
"""

from linkedin_rsc.client.resources import (
    IntegrationKey,
    delete_configuration,
    write_configuration,
)
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.models import Connection, IntegrationType

ALL_PRODUCT_USERS = "ALL_PRODUCT_USERS"
VIEWERS = (
    (IntegrationType.ONE_CLICK_EXPORT, "JOB_POSTING_VIEWERS"),
    (IntegrationType.IN_ATS_INDICATOR, "APPLICATION_VIEWERS"),
)


def tell_viewers(transport: Transport, organization: str, *, by_lists: bool) -> None:
    """Have lists decide, or let everybody with a Recruiter seat of the company see it all.

    Lists decide where LinkedIn knows nothing else, so for them its configurations are deleted;
    that has no form in the versioned API (changes-2026 A9). Raises LinkedInError.
    """
    for type_, name in VIEWERS:
        key = IntegrationKey(organization, type_)
        if by_lists:
            delete_configuration(transport, key, name)
        else:
            write_configuration(transport, key, name, ALL_PRODUCT_USERS)


def wanted_viewers(connection: Connection) -> str | None:
    """Return what LinkedIn should hold under these names; None where it should hold nothing."""
    return None if connection.use_access_lists else ALL_PRODUCT_USERS
