"""What a user may know of a person's applications on their record."""

from django.db.models import OuterRef, Q

from accounts.models import User
from accounts.policy import sees_everything
from applications.models import Application
from base.counting import CappedCount
from candidates.models import Candidate
from candidates.record.queries import TAB_CAP
from jobs.places import Places


def count_applications(user: User, places: Places) -> CappedCount:
    known = Application.objects.in_history_for(user, places).filter(candidate=OuterRef("pk"))
    return CappedCount(known, TAB_CAP)


def allows_activity(candidate: Candidate, user: User) -> Q:
    """Leave out whatever happened on jobs of others."""
    if sees_everything(user):
        return Q()
    opened = Application.objects.visible_to(user, candidate.places).filter(candidate=candidate)
    return Q(job="") | Q(job__in=opened.values("job__public_id"))
