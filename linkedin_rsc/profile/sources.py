"""The source of who came by a recruiter: it names them."""

from accounts.models import User
from base.text import folded, one_line
from candidates.models import Source
from candidates.sources import made_source_of
from linkedin_rsc.profile.people import Exporter

RECRUITER = "LinkedIn Recruiter"
MAX_NAME_CHARACTERS = 100


def source_of(exporter: Exporter | None, user: User | None) -> Source:
    """Return the source that names whoever exported, made when it is new.

    A colleague has one, however they are called by now. Of two with one name the second is told
    apart by the address; so is a recruiter who is no colleague from one who is.
    """
    given = f"{exporter.first_name} {exporter.last_name}" if exporter else ""
    name = _usable(str(user) if user else given)
    address = user.email if user else exporter.email if exporter else ""
    fuller = f"{name[:80]}, {address[:40]}" if name and address else ""
    known = filter(None, (name, fuller, user.public_id if user else ""))
    names = [*(f"{each} ({RECRUITER})" for each in known), RECRUITER]
    return made_source_of(user, names, Source.Kind.ACTIVE_SEARCH)


def _usable(name: str) -> str:
    # A single sign may be eighteen when folded; a name made of such signs is nobody's.
    name = one_line(name)[:MAX_NAME_CHARACTERS]
    return name if len(folded(name)) <= 2 * MAX_NAME_CHARACTERS else ""
