"""What the connection lets out at the moment."""

from collections.abc import Iterable
from dataclasses import dataclass

from linkedin_rsc.models import Connection, Integration, IntegrationType, Stream

READ = (
    "state",
    "organization_id",
    "application",
    "share_prospects",
    "job_availability",
    "epoch",
)
OF_INTEGRATIONS = ("integrations__type", "integrations__status")


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
        """Read it in one query."""
        rows = list(Connection.objects.values_list(*READ, *OF_INTEGRATIONS))
        if not rows:
            return cls.of(Connection())
        connection = Connection(**dict(zip(READ, rows[0], strict=False)))
        kinds = [Integration(type=row[-2], status=row[-1]) for row in rows if row[-2]]
        return cls._made(connection, kinds)

    @classmethod
    def of(cls, connection: Connection) -> "Sharing":
        return cls._made(connection, connection.integrations.all() if connection.pk else ())

    @classmethod
    def _made(cls, connection: Connection, integrations: Iterable[Integration]) -> "Sharing":
        is_open = connection.state == Connection.State.ENABLED
        enabled = {row.type for row in integrations if row.is_enabled} if is_open else set()
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
