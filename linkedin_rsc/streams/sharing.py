"""What the connection lets out at the moment."""

from collections.abc import Iterable
from dataclasses import dataclass

from linkedin_rsc.models import Connection, Integration, IntegrationType, Stream

# Without the connection's secrets, which would be decrypted for nothing.
ASKED = (
    "type",
    "status",
    "connection__state",
    "connection__organization_id",
    "connection__application",
    "connection__share_prospects",
    "connection__job_availability",
    "connection__epoch",
)


@dataclass(frozen=True)
class Sharing:
    """What the connection lets out at the moment; read once per use case or batch."""

    organization: str
    application: str
    sends_jobs: bool
    sends_people: bool
    share_prospects: bool
    job_availability: str
    epoch: int = 1

    @classmethod
    def current(cls) -> "Sharing":
        """Read it: one query, two before the first request to LinkedIn."""
        integrations = list(Integration.objects.select_related("connection").only(*ASKED))
        connection = integrations[0].connection if integrations else Connection.current()
        return cls._told(connection, integrations)

    @classmethod
    def of(cls, connection: Connection) -> "Sharing":
        return cls._told(connection, connection.integrations.all() if connection.pk else ())

    @classmethod
    def _told(cls, connection: Connection, integrations: Iterable[Integration]) -> "Sharing":
        is_open = connection.state == Connection.State.ENABLED
        enabled = {row.type for row in integrations if is_open and row.is_enabled}
        return cls(
            organization=connection.organization,
            application=connection.application_in_use,
            sends_jobs=IntegrationType.ONE_CLICK_EXPORT in enabled,
            sends_people=IntegrationType.IN_ATS_INDICATOR in enabled,
            share_prospects=connection.share_prospects,
            job_availability=connection.job_availability,
            epoch=connection.epoch,
        )

    def sends(self, stream: str) -> bool:
        return self.sends_jobs if stream == Stream.JOBS else self.sends_people
