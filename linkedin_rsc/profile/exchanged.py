"""What recruiters and a person exchanged on LinkedIn, and what recruiters wrote down about them.

It is known of members; a candidate's is that of the member they are linked to, so that a link made
later brings what was before.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from base.words import gettext as _
from candidates.models import Candidate
from candidates.record.tabs import Event
from linkedin_rsc.connection.seats import name_of_seat, name_on_seat, sits_there
from linkedin_rsc.models import InMail, ProfileLink, RecruiterNote

LAST_SENT = ("-sent_at", "-pk")
LAST_WRITTEN = ("-written_at", "-pk")


def inmails_of(candidate: Candidate, user: User) -> QuerySet[InMail]:
    """Return the person's InMails; `who` is on the seat, `is_own` says that this user is.

    Subject and text are for them alone: others learn who wrote when.
    """
    inmails: QuerySet[InMail] = _of_member(InMail.objects.all(), candidate)
    is_own = sits_there(user, "seat__member", "application_urn")
    return inmails.annotate(is_own=is_own, who=name_of_seat("seat"))


def notes_of(candidate: Candidate) -> QuerySet[RecruiterNote]:
    """Return what recruiters wrote down about the person at LinkedIn, for the whole company.

    `who` wrote it is None where nobody knows it.
    """
    notes: QuerySet[RecruiterNote] = _of_member(RecruiterNote.objects.all(), candidate)
    return notes.annotate(who=name_on_seat("owner")).defer("raw")


def say_inmails(candidate: Candidate, inmails: Iterable[Any]) -> list[Event]:
    return [
        Event(
            actor=one.who if one.is_sent else candidate.full_name,
            text=_sentence(candidate, one),
            icon="mail" if one.is_sent else "reply",
            at=one.sent_at,
        )
        for one in inmails
    ]


def say_notes(candidate: Candidate, notes: Iterable[Any]) -> list[Event]:
    said = _("wrote a note about %(person)s on LinkedIn") % {"person": candidate.short_name}
    return [
        Event(note.who or _("A recruiter"), said, "sticky-note", note.written_at) for note in notes
    ]


def _sentence(candidate: Candidate, one: Any) -> str:
    if one.is_sent:
        return _("wrote to %(person)s by InMail") % {"person": candidate.short_name}
    return _("wrote to %(name)s by InMail") % {"name": one.who}


def _of_member(rows: QuerySet[Any], candidate: Candidate) -> QuerySet[Any]:
    link = ProfileLink.objects.filter(candidate=candidate)
    return rows.filter(
        member=link.values("person")[:1], application_urn=link.values("application_urn")[:1]
    )
