"""What a user may know of likenesses that colleagues decided on."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform

from accounts.models import User
from accounts.policy import sees_everything
from candidates.models import Candidate
from candidates.verbs import CandidateVerb

DECISIONS = (CandidateVerb.KEPT_APART, CandidateVerb.COMPARED_AGAIN)


def allows_activity(candidate: Candidate, user: User) -> Q:
    """Leave out that a record is like one of somebody whom this user may not open."""
    if sees_everything(user):
        return Q()
    other = KeyTextTransform("other", OuterRef("data"))
    known = Candidate.objects.visible_to(user).filter(public_id=other)
    return ~Q(verb__in=DECISIONS) | Q(Exists(known))
