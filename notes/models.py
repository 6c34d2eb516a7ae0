"""What colleagues write about candidates and applications."""

from typing import Self

from django.db import models
from django.db.models import Q

from accounts import policy
from accounts.models import User
from applications.models.application import Application, opened_from
from base.public_ids import new_public_id
from candidates.models.candidate import Candidate
from jobs.places import Places, places_of


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, user: User, places: Places | None = None) -> Self:
        """Notes this person may read, given that they may open the candidate.

        Private ones are their author's alone, whoever else asks. Those on an application follow
        it; those on the person are for whoever hires, not for interviewers.
        """
        readable = self.filter(Q(is_private=False) | Q(author=user))
        if policy.sees_everything(user):
            return readable
        known = Q(author=user) | opened_from(places or places_of(user), "application__")
        if policy.is_hirer(user):
            known |= Q(application=None)
        return readable.filter(known)


class Note(models.Model):
    """Words about a candidate, or about one application. A private one is for its author only."""

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="notes")
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="notes"
    )
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    is_private = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    # Set by `queries.notes_page`: whether the reader may delete it, and perhaps change it.
    may_delete: bool
    # Set by `services`: whom it names who may not read it, and so were not told.
    untold: list[User]

    objects = NoteQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Note {self.pk} on {self.candidate_id}"
