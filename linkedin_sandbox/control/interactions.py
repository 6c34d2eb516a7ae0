"""What passes between recruiters and members: InMails, answers, shared contact data, notes."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from linkedin_sandbox.control import row_dump
from linkedin_sandbox.control.chosen import member_named, seat_named
from linkedin_sandbox.control.requests import NotUnderstood, body, needed
from linkedin_sandbox.models import InMail, Member, RecruiterNote, StubProfile
from linkedin_sandbox.world import clock, filling, inmails, recruiter_notes
from linkedin_sandbox.world.inmails import Shared


def write_inmail(request: HttpRequest) -> Any:
    wanted = body(request)
    written = inmails.write_inmail(
        **_seat_and_member(wanted),
        subject=str(wanted.get("subject", "")),
        body=str(needed(wanted, "body")),
        at=_moment(wanted, "at_ms"),
    )
    return _inmail(written)


def fill_inmails(request: HttpRequest) -> Any:
    """Make many InMails at once, spread over a time."""
    wanted = body(request)
    first, last = _moment(wanted, "from_ms"), _moment(wanted, "to_ms")
    if first is None or last is None:
        raise NotUnderstood("from_ms and to_ms are needed.")
    count = int(needed(wanted, "count"))
    filling.fill_inmails(seat=seat_named(wanted), count=count, first_at=first, last_at=last)
    return {"written": count}


def answer(request: HttpRequest) -> Any:
    """Answer as the member; `shares` is true, or an object with email and phone."""
    wanted = body(request)
    chosen = _seat_and_member(wanted)
    written = inmails.answer_inmail(
        **chosen,
        body=str(needed(wanted, "body")),
        shares=_shared(wanted["shares"], chosen["member"]) if wanted.get("shares") else None,
        at=_moment(wanted, "at_ms"),
    )
    return _inmail(written)


def share(request: HttpRequest) -> Any:
    """Share contact data apart from any answer, as somebody may do later."""
    wanted = body(request)
    chosen = _seat_and_member(wanted)
    named = {name: wanted[name] for name in ("email", "phone") if name in wanted}
    stub = inmails.share_contact_data(
        **chosen,
        shares=_shared(named or True, chosen["member"]),
        at=_moment(wanted, "at_ms"),
    )
    return _stub(stub)


def write_note(request: HttpRequest) -> Any:
    wanted = body(request)
    written = recruiter_notes.write_note(
        **_seat_and_member(wanted),
        text=str(needed(wanted, "text")),
        is_shared=bool(wanted.get("is_shared", True)),
        at=_moment(wanted, "at_ms"),
    )
    return _note(written)


def change_note(request: HttpRequest) -> Any:
    wanted = body(request)
    note = _note_named(wanted)
    recruiter_notes.change_note(
        note=note,
        text=str(wanted.get("text", note.text)),
        is_shared=bool(wanted.get("is_shared", note.is_shared)),
        at=_moment(wanted, "at_ms"),
    )
    return _note(note)


def delete_note(request: HttpRequest) -> Any:
    wanted = body(request)
    note = _note_named(wanted)
    recruiter_notes.delete_note(note=note, at=_moment(wanted, "at_ms"))
    return _note(note)


def read(request: HttpRequest) -> Any:
    """Tell what recruiters have had to do with a member: InMails, stubs, notes, projects."""
    member = member_named(request.GET.get("member", ""))
    return row_dump.interactions_with(member)


def _seat_and_member(wanted: dict[str, Any]) -> dict[str, Any]:
    member = member_named(str(needed(wanted, "member")))
    return {"seat": seat_named(wanted), "member": member}


def _shared(chosen: Any, member: Member) -> Shared:
    """Read what is shared; plain `true` is everything the member has."""
    if isinstance(chosen, dict):
        return Shared(email=str(chosen.get("email", "")), phone=str(chosen.get("phone", "")))
    return Shared(email=member.email, phone=member.phone)


def _moment(wanted: dict[str, Any], name: str) -> datetime | None:
    return clock.from_ms(int(wanted[name])) if wanted.get(name) is not None else None


def _note_named(wanted: dict[str, Any]) -> RecruiterNote:
    found = RecruiterNote.objects.filter(pk=needed(wanted, "id")).first()
    if found is None:
        raise NotUnderstood(f"There is no note {wanted['id']}.")
    return found


def _inmail(one: InMail) -> dict[str, Any]:
    return {"id": str(one), "thread": one.conversation.urn, "at_ms": clock.to_ms(one.at)}


def _note(one: RecruiterNote) -> dict[str, Any]:
    return {"id": one.pk, "modified_ms": clock.to_ms(one.modified_at)}


def _stub(one: StubProfile) -> dict[str, Any]:
    return {"created_ms": clock.to_ms(one.created_at)}
