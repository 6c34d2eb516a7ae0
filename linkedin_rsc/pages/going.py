"""What is said of LinkedIn before an application is deleted here."""

from applications.models import Application
from base.words import ngettext
from linkedin_rsc.models import LedgerRow


def say_goes_along(application: Application) -> str:
    """Say how many records LinkedIn may hold of it, and what becomes of them; one query.

    That the person may leave LinkedIn as well is said whenever there is something there: it is
    decided by all their applications, once this one is gone.
    """
    theirs = LedgerRow.objects.filter(candidate=application.candidate.public_id)
    held = theirs.filter(application=application.public_id, may_be_held=True).count()
    said = ngettext(
        "%(count)d record of it is deleted at LinkedIn. With the last application that LinkedIn "
        "may know of, the person leaves LinkedIn, too.",
        "%(count)d records of it are deleted at LinkedIn. With the last application that LinkedIn "
        "may know of, the person leaves LinkedIn, too.",
        held,
    )
    return said % {"count": held} if held else ""
