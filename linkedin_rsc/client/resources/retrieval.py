"""What LinkedIn is asked for again and again: seats, InMails, shared profiles, notes (section 9).

Times are epoch milliseconds, `since` inclusive and `until` exclusive whatever LinkedIn calls them.
The inner names of elements are not confirmed, so they come as LinkedIn words them. Needs CSA_API of
the contract, else LinkedIn answers 403.
"""

from __future__ import annotations

from ..generations import Resource
from ..generations.table import FINDER, INMAILS, RECRUITER_NOTES, SEATS, STUBS
from ..transport import Page, Transport


def list_seats(transport: Transport, contract: str, *, start: int) -> Page:
    """List the seats of a contract, whatever their state (section 9.1)."""
    return _page(transport, SEATS, "attributes", start, {"contracts": contract})


def list_inmails(transport: Transport, seat: str, *, since: int, until: int, start: int) -> Page:
    """List what a seat sent and received in at most 12 hours; 12 calls a minute and seat (9.2)."""
    window = {"timeRange.start": str(since), "timeRange.end": str(until)}
    return _page(transport, INMAILS, "criteria", start, {"viewer": seat, **window})


def list_stubs(
    transport: Transport, contract: str, seat: str, *, since: int, until: int, start: int
) -> Page:
    """List profiles that members shared with a seat (9.3), 20,000 at most of one window.

    Whether LinkedIn counts the end in is not clear, so the last may come twice.
    """
    window = {"createdDateStart": str(since), "createdDateEnd": str(until)}
    whose = {"contract": contract, "owners": seat}
    return _page(transport, STUBS, "contract", start, {**whose, **window})


def list_notes(transport: Transport, contract: str, *, since: int, until: int, start: int) -> Page:
    """List notes of a contract's recruiters by their last change, in at most 12 hours (9.4).

    LinkedIn's lower bound is exclusive and its upper one inclusive. A deleted note comes with
    `active: false`.
    """
    window = {"cutoffDate": str(since - 1), "beforeDate": str(until - 1)}
    return _page(transport, RECRUITER_NOTES, "criteria", start, {"contract": contract, **window})


def _page(
    transport: Transport, resource: Resource, finder: str, start: int, parameters: dict[str, str]
) -> Page:
    form = transport.form_of(resource, FINDER)
    return transport.page(form.path, finder, start, parameters, form=form)
