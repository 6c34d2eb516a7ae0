"""InMails: a recruiter writes, a member answers, and may share contact data (section 9.2)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from linkedin_sandbox.models import Conversation, InMail, Member, Seat, StubProfile
from linkedin_sandbox.world import accounts, clock
from linkedin_sandbox.world.refusals import Refused


class InMailRefused(Refused):
    pass


@dataclass(frozen=True)
class Shared:
    """What a member chose to share; an empty text is what they kept to themselves."""

    email: str = ""
    phone: str = ""


@transaction.atomic
def write_inmail(
    *, seat: Seat, member: Member, body: str, subject: str = "", at: datetime | None = None
) -> InMail:
    """Send a recruiter's InMail; `at` may lie in the past or the future."""
    accounts.check_open(member)
    conversation, _ = Conversation.objects.get_or_create(seat=seat, member=member)
    return InMail.objects.create(
        conversation=conversation,
        seat=seat,
        subject=subject,
        body=_needed(body),
        at=clock.in_ms(at),
    )


@transaction.atomic
def answer_inmail(
    *,
    seat: Seat,
    member: Member,
    body: str,
    shares: Shared | None = None,
    at: datetime | None = None,
) -> InMail:
    """Answer as the member; contact data can be shared in the first answer alone.

    Raises InMailRefused when the recruiter has not written, or it is not the first answer.
    """
    accounts.check_open(member)
    conversation = _conversation(seat, member)
    if shares and has_answered(conversation):
        raise InMailRefused("Contact info is asked for in the first answer only.")
    written = InMail.objects.create(
        conversation=conversation,
        seat=seat,
        is_answer=True,
        body=_needed(body),
        at=clock.in_ms(at),
    )
    if shares:
        share_contact_data(seat=seat, member=member, shares=shares, at=written.at)
    return written


def has_answered(conversation: Conversation) -> bool:
    return conversation.inmails.filter(is_answer=True).exists()


def share_contact_data(
    *, seat: Seat, member: Member, shares: Shared, at: datetime | None = None
) -> StubProfile:
    """Give a recruiter's contract the member's stub profile, again if they share later."""
    accounts.check_open(member)
    return StubProfile.objects.create(
        contract=seat.contract,
        seat=seat,
        member=member,
        email=shares.email,
        phone=shares.phone,
        created_at=clock.in_ms(at),
    )


def _conversation(seat: Seat, member: Member) -> Conversation:
    found = Conversation.objects.filter(seat=seat, member=member).first()
    if found is None:
        raise InMailRefused(f"{seat.member.full_name} has not written to {member.full_name}.")
    return found


def _needed(body: str) -> str:
    if not body.strip():
        raise InMailRefused("Write something first.")
    return body
