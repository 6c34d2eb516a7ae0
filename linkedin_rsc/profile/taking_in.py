"""The candidate an export is about: made when new, enriched where empty, tagged and linked."""

from accounts.models import User
from candidates.background.services import take_in_background
from candidates.details.services import create_candidate, edit_candidate, lock
from candidates.models import Candidate, Source
from candidates.tags.services import add_tag, made_tags
from linkedin_rsc.models import Connection, ProfileLink, ProfileMatch
from linkedin_rsc.profile.keeping import Kept
from linkedin_rsc.profile.links import link_profile
from linkedin_rsc.profile.people import ExportedPerson

How = ProfileLink.How
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
    *,
    how: How = How.EXPORT,
) -> Candidate:
    """Enrich the candidate known to be this person, else make one; tag and link either."""
    candidate = known or create_candidate(
        by=None, emails=kept.emails, source=source, source_contact=exporter, **kept.fields
    )
    if known:
        # What people share is made before a person is locked.
        made_tags([TAG] if how == How.EXPORT else [])
        _hold(known)
        _enrich(known, kept)
    take_in_background(candidate, kept.background, is_new=known is None)
    # Part of the export, which the place on the job's team allows: no edit of the exporter's.
    if how == How.EXPORT:
        add_tag(candidate=candidate, name=TAG, by=None)
    linked_by = exporter if how == How.EXPORT else None
    link_profile(connection, candidate, person, kept, linked_by, is_new=known is None, how=how)
    return candidate


def _hold(candidate: Candidate) -> None:
    """Lock the candidate, then their match: before the ledger, as its sender does."""
    lock(candidate)
    list(ProfileMatch.objects.filter(candidate=candidate).order_by("pk").select_for_update())


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
            candidate=candidate, by=None, emails=[*known, *new] if new else None,
            seen={"emails": known}, **fields,
        )  # fmt: skip
