"""Erasing a person: everything that is kept of them, in every app."""

from django.db import transaction

from accounts.activity import record
from accounts.models import User
from base.rereading import reread
from base.words import gettext_lazy as _
from candidates.models import Candidate
from candidates.permissions import ERASE_CANDIDATES
from candidates.personal_data import erase_person
from candidates.verbs import CandidateVerb


@transaction.atomic
def erase_candidate(*, candidate: Candidate, by: User | None) -> None:
    """Erase a person and all that is kept of them. Cannot be undone. Locks the candidate.

    The row of the history stays, which names their former public id alone; whoever sent something
    of them elsewhere hears of it and has it deleted there. Raises NotAllowed, NoLongerHere.
    """
    ERASE_CANDIDATES.require(by)
    held = Candidate.objects.select_for_update()
    reread(candidate, _("Somebody erased this person meanwhile."), from_queryset=held)
    record(CandidateVerb.ERASED, by=by, subject=candidate, candidate=candidate.public_id)
    erase_person(candidate)
