"""What one invitation's mail says, and to whom: everything the mail and its entry are made of."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Company
from base.text import one_line
from base.time_zones import UTC, zone_named
from base.words import gettext as _
from interviews.invitations.tokens import token_of
from interviews.models import Interview, Invitation


@dataclass(frozen=True)
class Letter:
    """One mail: a `title` for subject and calendar, `when` in the reader's own zone."""

    interview: Interview
    is_for_candidate: bool
    is_cancelling: bool
    is_changing: bool
    name: str
    address: str
    sender_name: str
    sender_address: str
    title: str
    when: str
    link: str

    @property
    def subject(self) -> str:
        gap = {"title": self.title}
        if self.is_cancelling:
            return one_line(_("Cancelled: %(title)s") % gap)
        return one_line(_("Changed: %(title)s") % gap if self.is_changing else self.title)

    @property
    def text(self) -> str:
        """The mail in words, for who has no calendar."""
        said = [_("Hello %(name)s,") % {"name": self.name}, self._what(), self._facts()]
        if not self.is_cancelling:
            said.append(self._asks() % {"link": self.link})
        return "\n\n".join([*said, self.sender_name]) + "\n"

    def _what(self) -> str:
        gap = {"title": self.title}
        if self.is_cancelling:
            return _("This is cancelled: %(title)s.") % gap
        if self.is_changing:
            return _("This has changed: %(title)s.") % gap
        return _("You are invited: %(title)s.") % gap

    def _facts(self) -> str:
        facts = [_("When: %(when)s") % {"when": self.when}]
        if self.interview.place:
            facts.append(_("Where: %(place)s") % {"place": self.interview.place})
        return "\n".join(facts)

    def _asks(self) -> str:
        if self.is_for_candidate:
            return _("Please say whether this suits you:\n%(link)s")
        return _("Notes and your answer are here:\n%(link)s")


def letter_for(invitation: Invitation) -> Letter | None:
    """Return what the invitation's next mail says; None where there is nobody to mail.

    That is a candidate without an address, a colleague whose account is off, and whoever never
    heard of what is cancelled. Up to two queries.
    """
    interview = invitation.interview
    is_cancelling = interview.is_cancelled or invitation.is_withdrawn
    address = _address_of(invitation)
    if not address or (is_cancelling and not invitation.may_have_heard):
        return None
    scheduler = interview.scheduled_by
    return Letter(
        interview=interview, is_for_candidate=invitation.is_for_candidate,
        is_cancelling=is_cancelling, is_changing=invitation.mailed_at is not None,
        name=_name_of(invitation), address=address,
        sender_name=scheduler.full_name if scheduler else _("The hiring team"),
        sender_address=scheduler.email if scheduler else settings.DEFAULT_FROM_EMAIL,
        title=_title_for(invitation), when=_when_for(invitation), link=_link_for(invitation),
    )  # fmt: skip


def say_span(begins_at: datetime, ends_at: datetime) -> str:
    """Say when by the clock of the zone that is entered: …, 14:00 to 15:00 CET (Europe/Berlin)."""
    begins, ends = timezone.localtime(begins_at), timezone.localtime(ends_at)
    until = "H:i" if ends.date() == begins.date() else "l, j F Y, H:i"
    zone, abbreviated = timezone.get_current_timezone_name(), ends.tzname()
    return _("%(begins)s to %(ends)s %(zone)s") % {
        "begins": date_format(begins, "l, j F Y, H:i"),
        "ends": date_format(ends, until),
        "zone": zone if abbreviated == zone else f"{abbreviated} ({zone})",
    }


def _address_of(invitation: Invitation) -> str:
    if invitation.interviewer is not None:
        return invitation.interviewer.email if invitation.interviewer.is_active else ""
    first = invitation.interview.application.candidate.emails.order_by("-is_primary", "pk").first()
    return first.email if first else ""


def _name_of(invitation: Invitation) -> str:
    candidate = invitation.interview.application.candidate
    return one_line(str(invitation.interviewer or candidate.full_name))


def _title_for(invitation: Invitation) -> str:
    application = invitation.interview.application
    names = {"job": application.job.title, "person": application.candidate.full_name}
    if invitation.is_for_candidate:
        return one_line(_("Interview for %(job)s") % names)
    return one_line(_("Interview of %(person)s for %(job)s") % names)


def _when_for(invitation: Invitation) -> str:
    """Say it in the zone of whoever reads it; the candidate's is the one it was agreed in."""
    interview, zone = invitation.interview, invitation.interview.zone
    if invitation.interviewer is not None:
        zone = zone_named(invitation.interviewer.time_zone or _company_zone())
    with timezone.override(zone):
        return say_span(interview.begins_at, interview.ends_at)


def _company_zone() -> str:
    company = Company.objects.first()
    return company.time_zone if company else UTC


def _link_for(invitation: Invitation) -> str:
    if invitation.is_for_candidate:
        path = reverse("invitation-answer", args=[token_of(invitation)])
    else:
        person = invitation.interview.application.candidate.public_id
        path = reverse("candidate-interviews", args=[person])
    return f"{settings.PUBLIC_URL}{path}"
