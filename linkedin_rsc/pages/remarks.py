"""One quiet line on the forms of notes and feedback: whether LinkedIn will see what is written.

A confidential job of others must not betray itself by it, so the line follows `pages.readers`.
"""

from collections.abc import Mapping

from accounts.models import User
from applications.models import Application
from applications.outside import About, Remark, Said
from base.bidi import isolated
from base.words import gettext as _
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.pages.readers import Reader
from linkedin_rsc.streams import applications, candidates, jobs
from linkedin_rsc.streams.people import facts_of
from linkedin_rsc.streams.prospect_rule import closed_kind, hold_of_feedback, hold_of_notes
from linkedin_rsc.streams.sharing import Sharing

# What a job may close of what is written on its applications.
KINDS = {Remark.NOTE: Stream.APPLICATION_NOTES, Remark.FEEDBACK: Stream.FEEDBACK}


def say_seen(remark: Remark, about: About, user: User) -> Said | None:
    """Say it in one line; nothing before a company is connected. At most 3 queries."""
    sharing = Sharing.current()
    if not sharing.is_set_up:
        return None
    kept = hold_of_notes(sharing) if remark == Remark.NOTE else hold_of_feedback(sharing)
    if kept:
        return _unseen(kept)
    reader = Reader.of(about.person, user)
    return (
        None if reader.withholds(sharing) else _seen(remark, _holds(remark, about, reader, sharing))
    )


def _holds(
    remark: Remark, about: About, reader: Reader, sharing: Sharing
) -> Mapping[str, Hold | None]:
    """Return what keeps it back, by the names of what it may be about."""
    of_person = candidates.hold(facts_of(about.person), sharing)
    holds = {
        isolated(one.job.title): _hold_of(remark, one, sharing) or of_person
        for one in about.applications
    }
    if about.may_be_on_person:
        holds[_("the person")] = of_person and reader.hold_as_known(of_person)
    return holds


def _hold_of(remark: Remark, application: Application, sharing: Sharing) -> Hold | None:
    closed = closed_kind(application.job, KINDS[remark])
    reason = applications.hold_of_all(application, sharing) or closed
    return reason or jobs.hold(application.job, sharing)


def _seen(remark: Remark, holds: Mapping[str, Hold | None]) -> Said | None:
    kept = {name: hold for name, hold in holds.items() if hold}
    if len(kept) == len(holds):
        return _unseen(next(iter(kept.values()))) if kept else None
    but = _("Not if it is about: %(names)s.") % {"names": ", ".join(kept)} if kept else ""
    if remark == Remark.FEEDBACK:
        said = _("Whoever has a LinkedIn Recruiter seat of the company reads it.")
        return Said(f"{said} {but}".strip())
    said = _("Unless it is private, whoever has a LinkedIn Recruiter seat reads it.")
    return Said(f"{said} {but}".strip(), _("It is private: LinkedIn does not see it."))


def _unseen(hold: Hold) -> Said:
    return Said(_("LinkedIn does not see it at the moment: %(reason)s.") % {"reason": hold.label})
