"""Whoever was exported from Recruiter last, and what became of them here."""

from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import calls
from linkedin_rsc.certify.rule import Found, failed, needs_a_person, passed
from linkedin_rsc.models import Notification, ProfileLink, Stream

AGAIN = "then run this again"
LATEST = 100


def _exports() -> list[Notification]:
    rows = Notification.objects.filter(
        kind=Notification.Kind.EXPORT, state=Notification.State.DONE, application__isnull=False
    )
    return list(
        rows.select_related("application__candidate", "application__job").order_by("-id")[:LATEST]
    )


def export_arrives(ground: Ground) -> Found:
    """RSC-301: whoever was exported last stands on a job, with a member linked."""
    exports = _exports()
    if not exports or exports[0].application is None:
        todo = f"In Recruiter, export somebody new to a job, {AGAIN}."
        return needs_a_person("Nobody was exported yet.", todo)
    application = exports[0].application
    if not ProfileLink.objects.filter(candidate=application.candidate).exists():
        return failed("The last person exported has no linked profile.", "Open their LinkedIn tab.")
    if not application.source:
        return failed("The last export has no source.", "Tell the makers of Tandem.")
    said = (
        "The last person exported stands on the job chosen, with a source and the profile linked."
    )
    return passed(said, *calls(ground, Stream.MEMBERS, "POST"))


def is_not_doubled(ground: Ground) -> Found:
    """RSC-303: somebody exported to two jobs is one person with two applications."""
    jobs: dict[int, set[int]] = {}
    for one in _exports():
        if one.application:
            jobs.setdefault(one.application.candidate_id, set()).add(one.application.job_id)
    if not any(len(on) > 1 for on in jobs.values()):
        todo = f"Export somebody once more, to another job, {AGAIN}."
        return needs_a_person("Nobody was exported to two jobs yet.", todo)
    return passed("Whoever was exported to two jobs is one person, on both of them.")
