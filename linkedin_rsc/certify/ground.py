"""What a check may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings

from linkedin_rsc import gateway
from linkedin_rsc.certify.sandbox import Sandbox, find_sandbox
from linkedin_rsc.client.resources import ProvisionedApplication, find_application
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.ledger import counts
from linkedin_rsc.models import Connection, LedgerCount, LedgerRow

Counts = Mapping[tuple[str, str], int]


@dataclass
class Ground:
    """The connection, and the sandbox where the connected LinkedIn is one (else None)."""

    connection: Connection
    sandbox: Sandbox | None = None
    # A folder of pictures that were made before.
    screenshots: Path | None = None

    @classmethod
    def current(cls, screenshots: Path | None = None) -> Ground:
        return cls(Connection.current(), find_sandbox(settings.LINKEDIN_API_URL), screenshots)

    @property
    def generation(self) -> str:
        """Name the API we speak: `v2`, or `rest@` with the version."""
        version = getattr(settings, "LINKEDIN_API_VERSION", "")
        return f"rest@{version}" if version else "v2"

    @property
    def linkedin(self) -> str:
        return "the LinkedIn sandbox" if self.sandbox else "LinkedIn"

    @property
    def transport(self) -> Transport:
        return gateway.transport_for(self.connection)

    def application(self) -> ProvisionedApplication | None:
        """Read our child application back. Raises LinkedInError, NoPartnerApplication."""
        return find_application(gateway.partner_transport(), self.connection.foreign_id)

    @cached_property
    def held_there(self) -> dict[str, Any]:
        """What the sandbox holds of ours; {} where LinkedIn itself is connected."""
        return self.sandbox.state() if self.sandbox else {}

    @cached_property
    def counts(self) -> Counts:
        """How many rows of the ledger are in each state, by stream and state."""
        counts.fold()
        return LedgerCount.objects.by_place(LedgerRow.State.values)

    def number(self, stream: str, *states: str) -> int:
        return sum(self.counts.get((stream, state), 0) for state in states)

    def number_in(self, state: str) -> int:
        """Count the rows of all streams in a state."""
        return sum(number for (_stream, of), number in self.counts.items() if of == state)

    def callers(self, resource: str) -> set[str]:
        """Return which applications called a resource lately, as far as that is known."""
        return self.sandbox.callers(resource) if self.sandbox else set()
