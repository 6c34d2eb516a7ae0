"""Which questions there are: of each contract whose interfaces are on, and of each of its seats."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from linkedin_rsc.models import Connection, Contract, Integration, IntegrationType, Pull, Seat
from linkedin_rsc.pull.kinds import OF_CONTRACTS, OF_SEATS

# LinkedIn's words.
ACTIVE, ENABLED = "ACTIVE", "ENABLED"
UNCONNECTED = (Connection.State.NOT_CONNECTED, Connection.State.DISCONNECTED)

# Kind, contract, seat.
Question = tuple[str, int, int | None]


def open_contracts(connection: Connection) -> list[Contract]:
    """Return the contracts of which LinkedIn may be asked: connected, and CSA_API enabled."""
    if not connection.is_connected:
        return []
    rows = Integration.objects.filter(connection=connection, type=IntegrationType.CSA_API)
    enabled = {row.context for row in rows if row.is_enabled}
    return [one for one in connection.contracts.order_by("id") if one.urn in enabled]


def enabled(contract: Contract, epoch: int) -> "QuerySet[Integration]":
    """Return a row only while LinkedIn may still be asked of it, as the same company."""
    rows = Integration.objects.filter(
        connection__epoch=epoch, type=IntegrationType.CSA_API, context=contract.urn,
        status__iexact=ENABLED, connection__contracts=contract,
    )  # fmt: skip
    return rows.exclude(connection__state__in=UNCONNECTED)


def make(connection: Connection, now: datetime) -> None:
    """Make the rows that are missing, and forget those of another company or application."""
    Pull.objects.exclude(epoch=connection.epoch).delete()
    contracts = open_contracts(connection)
    # Until they were listed as this application, their members have the names of another one.
    listed = Pull.objects.filter(kind=Pull.Kind.SEATS).exclude(stored_until=None)
    seats = Seat.objects.filter(
        contract__in=contracts, contract__pulls__in=listed, state__iexact=ACTIVE
    )
    known: set[Question] = set(Pull.objects.values_list("kind", "contract_id", "seat_id"))
    wanted: list[Question] = [(kind, one.pk, None) for one in contracts for kind in OF_CONTRACTS]
    wanted += [
        (kind, contract, seat)
        for seat, contract in seats.values_list("pk", "contract_id")
        if contract
        for kind in OF_SEATS
    ]
    Pull.objects.bulk_create(
        [
            Pull(
                kind=kind, contract_id=contract, seat_id=seat, epoch=connection.epoch,
                begun_at=now, next_at=now,
            )
            for kind, contract, seat in wanted
            if (kind, contract, seat) not in known
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def due(connection: Connection, now: datetime, kinds: Collection[str] = ()) -> "QuerySet[Pull]":
    """Return what is to be asked by now, the longest overdue first; `kinds` may narrow it."""
    pulls = Pull.objects.filter(
        Q(seat=None) | Q(seat__state__iexact=ACTIVE),
        contract__in=open_contracts(connection),
        epoch=connection.epoch,
        next_at__lte=now,
    )
    pulls = pulls.filter(kind__in=kinds) if kinds else pulls
    return pulls.select_related("contract", "seat").order_by("next_at", "id")
