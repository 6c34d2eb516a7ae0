"""What the connection lets out at the moment."""

from dataclasses import dataclass

from linkedin_rsc.models import Connection, IntegrationType, Stream


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
        return cls.of(Connection.current())

    @classmethod
    def of(cls, connection: Connection) -> "Sharing":
        is_open = connection.state == Connection.State.ENABLED
        enabled = _enabled_types(connection) if is_open else set()
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


def _enabled_types(connection: Connection) -> set[str]:
    return {row.type for row in connection.integrations.all() if row.is_enabled}
