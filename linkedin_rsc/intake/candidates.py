"""The candidate an export is about: made when new, enriched where empty, tagged and linked."""

from accounts.models import User
from candidates.details.services import create_candidate, edit_candidate, lock
from candidates.models import Candidate, Source
from candidates.tags.services import add_tag
from linkedin_rsc.intake.keeping import Kept
from linkedin_rsc.intake.people import ExportedPerson
from linkedin_rsc.intake.profile_links import link_profile
from linkedin_rsc.models import Connection

TAG = "Imported: LinkedIn Recruiter"
NAMES = {"first_name", "last_name"}
PLACE = {"city", "region", "country_code"}


def take_in(
    connection: Connection,
    person: ExportedPerson,
    kept: Kept,
    known: Candidate | None,
    source: Source,
    exporter: User | None,
) -> Candidate:
    """Enrich the candidate known to be this person, else make one; tag and link either."""
    candidate = known or create_candidate(
        by=None, emails=kept.emails, source=source, source_contact=exporter, **kept.fields
    )
    if known:
        lock(known)
        _enrich(known, kept)
    # Part of the export, which the place on the job's team allows: no edit of the exporter's.
    add_tag(candidate=candidate, name=TAG, by=None)
    link_profile(connection, candidate, person, kept, exporter, is_new=known is None)
    return candidate


def _enrich(candidate: Candidate, kept: Kept) -> None:
    """Fill what is empty; what a colleague wrote is never overwritten, nor one name made two."""
    settled = NAMES | (PLACE if any(getattr(candidate, name) for name in PLACE) else set())
    fields = {
        name: value
        for name, value in kept.fields.items()
        if value and name not in settled and not getattr(candidate, name)
    }
    known = list(candidate.emails.order_by("-is_primary", "id").values_list("email", flat=True))
    new = [email for email in kept.emails if email not in known]
    if fields or new:
        edit_candidate(
            candidate=candidate, by=None, emails=[*known, *new] if new else None, **fields
        )
