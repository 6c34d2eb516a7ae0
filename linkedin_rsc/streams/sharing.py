"""What the connection lets out at the moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Subquery, Value

from linkedin_rsc.models import Connection, Hold, Integration, IntegrationType, Stream

READ = (
    "state",
    "organization_id",
    "application",
    "client_id",
    "share_prospects",
    "share_notes",
    "share_feedback",
    "share_resumes",
    "withheld_fields",
    "fields_changed_at",
    "job_availability",
    "use_access_lists",
    "lists_in_force",
    "epoch",
    "sending_paused_at",
    "synced_epoch",
    "withdrawn_at",
)
# A job, and who may see it.
OF_JOBS = {Stream.JOBS, Stream.ACCESS_LISTS, Stream.ASSIGNEES}
OF_INTEGRATIONS = (
    "integrations__type",
    "integrations__status",
    "integrations__switched_off_at",
)


def needed_for(stream: str) -> IntegrationType:
    """Name the part of the integration without which LinkedIn takes nothing of a stream."""
    if stream in OF_JOBS:
        return IntegrationType.ONE_CLICK_EXPORT
    return IntegrationType.IN_ATS_INDICATOR


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
    share_notes: bool = False
    share_feedback: bool = False
    share_resumes: bool = False
    # Groups of fields that stay here, and when these were last others.
    withheld: frozenset[str] = frozenset()
    fields_changed_at: datetime | None = None
    # Whether jobs are to be kept to their teams, and whether LinkedIn was told to.
    use_access_lists: bool = False
    lists_in_force: bool = False
    # Our application's public name at LinkedIn, and the integration types that are on.
    client_id: str = ""
    enabled: frozenset[str] = frozenset()
    # Integration types that were on and are not.
    switched_off: frozenset[str] = frozenset()
    is_paused: bool = False
    # Whether LinkedIn has held, in this epoch, all that it may.
    is_synced: bool = False
    # Whether the company wants LinkedIn to hold nothing of it.
    is_withdrawn: bool = False

    @classmethod
    def current(cls) -> "Sharing":
        """Read it in one query."""
        return cls.current_with(Value(0))[0]

    @classmethod
    def current_with(cls, number: Value | Subquery) -> tuple["Sharing", int]:
        """Read it with a number about the connection, 0 where there is none, in one query."""
        columns = (*READ, *OF_INTEGRATIONS)
        rows = list(Connection.objects.values_list(*columns, number))
        if not rows:
            return cls.of(Connection()), 0
        connection = Connection(**dict(zip(READ, rows[0], strict=False)))
        kinds = [
            Integration(type=type_, status=status, switched_off_at=off_at)
            for *_, type_, status, off_at, _number in rows
            if type_
        ]
        return cls._made(connection, kinds), rows[0][-1]

    @classmethod
    def of(cls, connection: Connection) -> "Sharing":
        return cls._made(connection, connection.integrations.all() if connection.pk else ())

    @classmethod
    def _made(cls, connection: Connection, integrations: Iterable[Integration]) -> "Sharing":
        integrations = list(integrations)
        is_open = connection.state == Connection.State.ENABLED
        enabled = {row.type for row in integrations if row.is_enabled} if is_open else set()
        return cls(
            organization=connection.organization,
            application=connection.application_in_use,
            sends_jobs=needed_for(Stream.JOBS) in enabled,
            sends_people=needed_for(Stream.CANDIDATES) in enabled,
            share_prospects=connection.share_prospects,
            share_notes=bool(connection.share_notes),
            share_feedback=bool(connection.share_feedback),
            share_resumes=connection.share_resumes,
            withheld=frozenset(connection.withheld_fields),
            fields_changed_at=connection.fields_changed_at,
            job_availability=connection.job_availability,
            use_access_lists=connection.use_access_lists,
            lists_in_force=connection.lists_in_force,
            epoch=connection.epoch,
            client_id=settings.LINKEDIN_CLIENT_ID or connection.client_id,
            enabled=frozenset(enabled),
            switched_off=frozenset(row.type for row in integrations if row.switched_off_at),
            is_paused=connection.sending_paused_at is not None,
            is_synced=connection.synced_epoch == connection.epoch,
            is_withdrawn=connection.withdrawn_at is not None,
        )

    @property
    def is_set_up(self) -> bool:
        """Whether a company has been saved that is to be connected, or is."""
        return self.organization != Connection().organization

    @property
    def keeps_lists(self) -> bool:
        """Whether LinkedIn is to know the lists: once in force, until they are no longer."""
        return self.use_access_lists or self.lists_in_force

    def sends(self, stream: str) -> bool:
        return self.sends_jobs if stream in OF_JOBS else self.sends_people

    def lets_out(self, stream: str) -> bool:
        """Whether it is sent now: a pause changes nothing of what may be sent."""
        return self.sends(stream) and not self.is_paused

    def shut(self, stream: str) -> Hold | None:
        """Return why nothing of a stream goes out, None when it does."""
        if self.sends(stream):
            return None
        is_off = needed_for(stream) in self.switched_off
        return Hold.SWITCHED_OFF if is_off else Hold.NOT_CONNECTED
