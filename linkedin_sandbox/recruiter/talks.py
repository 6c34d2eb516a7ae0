"""Conversations of a member as both sides read them."""

from dataclasses import dataclass

from linkedin_sandbox.models import Conversation, InMail, Member
from linkedin_sandbox.world import inmails

SHOWN_INMAILS = 50


@dataclass(frozen=True)
class Talk:
    """One conversation with its latest InMails, oldest first."""

    conversation: Conversation
    inmails: list[InMail]
    awaits_first_answer: bool

    @property
    def slug(self) -> str:
        return f"talk-{self.conversation.pk}"


def talks_of(member: Member) -> list[Talk]:
    """List a member's conversations, the one with the latest word first."""
    conversations = member.conversations.select_related("seat__member", "seat__contract")
    # A conversation begins with an InMail, but for those a filling has not reached.
    talks = [talk for one in conversations if (talk := _talk(one)).inmails]
    return sorted(talks, key=lambda talk: talk.inmails[-1].at, reverse=True)


def talk_between(seat_pk: int, member: Member) -> Talk | None:
    found = member.conversations.filter(seat=seat_pk).select_related("seat__member").first()
    return _talk(found) if found else None


def _talk(conversation: Conversation) -> Talk:
    latest = list(conversation.inmails.order_by("-at", "-id")[:SHOWN_INMAILS])
    return Talk(conversation, latest[::-1], not inmails.has_answered(conversation))
