"""That somebody opened a record is recorded too."""

from accounts.models import RecordRead, User
from candidates.models import Candidate


def record_reading(*, candidate: Candidate, by: User) -> None:
    """Write down that this person opened the candidate's record; one INSERT."""
    RecordRead.objects.create(user=by, subject=candidate.public_id)
