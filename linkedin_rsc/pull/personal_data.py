"""What was pulled about a person: all that was exchanged with the member they are linked to.

A member's name is of the application that asked for it; another one may call somebody else so.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from base.personal_data import PersonalData
from candidates.models import Candidate
from linkedin_rsc.models import InMail, ProfileLink, RecruiterNote, StubProfile

# Erased before the link by which the rows are found.
POSITION = 41


def _of_member(model: Any) -> Callable[[Candidate], QuerySet[Any]]:
    def rows(candidate: Candidate) -> QuerySet[Any]:
        found: QuerySet[Any] = model.objects.filter(_is_theirs(candidate))
        return found

    return rows


def _shared_by(candidate: Candidate) -> QuerySet[StubProfile]:
    """Return what they shared, who was taken in for them included: links come and go."""
    return StubProfile.objects.filter(Q(candidate=candidate) | _is_theirs(candidate))


def _is_theirs(candidate: Candidate) -> Q:
    link = ProfileLink.objects.filter(candidate=candidate)
    same = {"person": OuterRef("member"), "application_urn": OuterRef("application_urn")}
    # By the members first, which an index finds.
    return Q(Exists(link.filter(**same)), member__in=link.values("person"))


OF_INTERACTIONS = [
    PersonalData(
        InMail,
        rows=_of_member(InMail),
        position=POSITION,
        exported=("is_sent", "sent_at", "raw"),
        internal=("id", "seat", "application_urn", "member", "key", "thread"),
    ),
    PersonalData(
        RecruiterNote,
        rows=_of_member(RecruiterNote),
        position=POSITION,
        exported=("text", "written_at", "changed_at"),
        internal=("id", "contract", "application_urn", "member", "note_id", "owner", "raw"),
    ),
    PersonalData(
        StubProfile,
        rows=_shared_by,
        position=POSITION,
        exported=("shared_at", "raw"),
        internal=(
            "id",
            "seat",
            "application_urn",
            "member",
            "taken_in_at",
            "attempts",
            "not_before",
            "remark",
            "candidate",
        ),
    ),
]
