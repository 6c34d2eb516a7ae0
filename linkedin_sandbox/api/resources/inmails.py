"""conversationEvents: the InMails a seat sent and received (section 9.2)."""

import re
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from linkedin_sandbox.api import throttle
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.resources import contexts, finders
from linkedin_sandbox.models import InMail
from linkedin_sandbox.world import clock, persons, switches

THREAD = re.compile(r"^urn:li:messagingThread:(\d{1,18})$")


def find(call: Call) -> Answer:
    """List a seat's InMails from `timeRange.start` on and before `timeRange.end`."""
    finders.expect(call, "criteria")
    seat = contexts.seat(call, call.need("viewer"))
    throttle.count_call_of_seat(call.token.application_id, seat.number)
    start, end = finders.window(call, "timeRange.start", "timeRange.end")
    rows = InMail.objects.filter(seat=seat).select_related("conversation", "seat")
    if start:
        rows = rows.filter(at__gte=start)
    if end:
        rows = rows.filter(at__lt=end)
    in_order = _of_thread(call, rows).order_by("at", "id")
    return finders.page(call, in_order, lambda found: _shown(call, found))


def _of_thread(call: Call, rows: QuerySet[InMail]) -> QuerySet[InMail]:
    thread = call.query.get("threadUrn")
    if thread is None:
        return rows
    match = THREAD.match(thread)
    if match is None:
        raise ApiError(400, f"{thread} is not a URN of type messagingThread")
    return rows.filter(conversation_id=int(match[1]))


def _shown(call: Call, inmails: list[InMail]) -> list[dict[str, Any]]:
    members = {one.conversation.member_id for one in inmails}
    holders = {one.seat.member_id for one in inmails}
    urns = persons.urns_of(members | holders, call.application)
    return [_event(one, urns) for one in inmails]


def _event(one: InMail, urns: Mapping[int, str]) -> dict[str, Any]:
    is_person = switches.text("inmail_recruiter_as") == "person"
    recruiter = urns[one.seat.member_id] if is_person else one.seat.urn
    member = urns[one.conversation.member_id]
    author, recipient = (member, recruiter) if one.is_answer else (recruiter, member)
    return {
        "id": str(one),
        "thread": one.conversation.urn,
        "author": author,
        "recipients": [recipient],
        switches.text("inmail_time_name"): clock.to_ms(one.at),
        **({"subject": one.subject} if one.subject else {}),
        **_text(one.body),
    }


def _text(body: str) -> dict[str, Any]:
    """Put the words where the switch says, a dot being one level down."""
    name, _, below = switches.text("inmail_text_name").partition(".")
    return {name: {below: body}} if below else {name: body}
