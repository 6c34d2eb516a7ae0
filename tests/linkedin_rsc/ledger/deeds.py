"""What people do in a random history: about candidates, applications and what is written of them.

`World` has them; each act names by a number what it is about, and does nothing where that is gone.
"""

from contextlib import suppress

from django.core.files.base import ContentFile

from applications.deletion.services import delete_application
from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reinstate_application, reject_application
from applications.lifecycle.starting import start_application
from applications.lifecycle.undoing import undo_step
from applications.models import Application
from base.errors import DomainError
from candidates.details.services import edit_candidate
from candidates.erasure.services import erase_candidate
from candidates.models import Candidate
from documents.models import Document
from documents.services import add_document, remove_document
from interviews.models import InterviewFeedback
from interviews.services import delete_feedback
from linkedin_rsc.models import Connection, LedgerRow
from linkedin_rsc.profile.linking import link_member, unlink_member
from notes.models import Note
from notes.services import change_note, delete_note
from tests.linkedin_rsc.pushing import look

PLACES = [(0, 0), (0, 1), (1, 0)]


class Deeds:
    """On `people`, `jobs`, `applications`, `notes` and `feedback`, done `by` somebody."""

    # -- People --------------------------------------------------------------------------------

    def hide(self, which, is_private):
        self._edit(which, is_private=is_private)

    def rename(self, which, name):
        self._edit(which, last_name=name)

    def _edit(self, which, **given):
        if person := Candidate.objects.filter(pk=self.people[which].pk).first():
            edit_candidate(candidate=person, by=self.by, **given)

    def erase(self, which):
        if person := Candidate.objects.filter(pk=self.people[which].pk).first():
            erase_candidate(candidate=person, by=self.by)

    def link(self, which, member):
        if person := Candidate.objects.filter(pk=self.people[which].pk).first():
            link_member(candidate=person, member=self.members[member], by=self.by)

    def unlink(self, which):
        if person := Candidate.objects.filter(pk=self.people[which].pk).first():
            unlink_member(candidate=person, by=self.by)

    # -- Applications --------------------------------------------------------------------------

    def move(self, which, stage):
        application = self._application(which)
        if application and application.stage.name != stage:
            to = application.job.stages.get(name=stage)
            move_application(application=application, to=to, by=self.by)

    def waver(self, which):
        """Take somebody out of Prospect and back within the undo window: nobody sees them."""
        application = self._application(which)
        if application is None or application.stage.name != "Prospect" or self._is_there(which):
            return
        self.move(which, "Screen")
        look()
        assert not self._is_there(which)
        self.move(which, "Prospect")

    def move_all(self, which, stage):
        """Move everybody on a job, as a bulk move does: what is refused of one stops no other."""
        for place, (_person, job) in enumerate(PLACES):
            if job == which:
                with suppress(DomainError):
                    self.move(place, stage)

    def undo_all(self, which):
        """Take back the last step of everybody on a job, in the order in which they were done."""
        theirs = Application.objects.filter(job=self.jobs[which]).order_by("pk")
        for application in theirs:
            step = application.stage_changes.order_by("-pk").first()
            with suppress(DomainError):
                undo_step(step=step, by=self.by)

    def end(self, which, reason):
        """Reject somebody, or without a reason reinstate them."""
        application = self._application(which)
        if application and reason:
            reject_application(application=application, reason=reason, by=self.by)
        elif application:
            reinstate_application(application=application, by=self.by)

    def delete(self, which):
        if application := self._application(which):
            delete_application(application=application, by=self.by)

    def apply(self, which, stage):
        """Put somebody on a job again whose application there was deleted."""
        person, job = (those[number] for those, number in zip(
            (self.people, self.jobs), PLACES[which], strict=True
        ))  # fmt: skip
        person = Candidate.objects.filter(pk=person.pk).first()
        if person and not self._application(which):
            to = job.stages.get(name=stage)
            job.refresh_from_db()
            self.applications[which] = start_application(
                candidate=person, job=job, by=self.by, stage=to
            )

    def _application(self, which):
        found = Application.objects.filter(public_id=self.applications[which].public_id)
        return found.select_related("job", "stage", "candidate").first()

    def _is_there(self, which):
        about = {"application": self.applications[which].public_id}
        shown = LedgerRow.objects.filter(**about, may_be_held=True).exists()
        return shown or Connection.current().share_prospects

    # -- What is written of them ---------------------------------------------------------------

    def reword(self, which, text):
        self._change(which, text=text)

    def seal(self, which, is_private):
        self._change(which, is_private=is_private)

    def _change(self, which, **given):
        if note := Note.objects.filter(pk=self.notes[which].pk).first():
            change_note(note=note, by=self.by, **given)

    def drop(self, which):
        if note := Note.objects.filter(pk=self.notes[which].pk).first():
            delete_note(note=note, by=self.by)

    def unsay(self, which):
        if feedback := InterviewFeedback.objects.filter(pk=self.feedback[which].pk).first():
            delete_feedback(feedback=feedback, by=self.by)

    def attach(self, which, text):
        """Hand in a resume with an application; it replaces the one that is there."""
        self.detach(which)
        if application := self._application(which):
            add_document(
                candidate=application.candidate, application=application, kind="resume",
                file=ContentFile(text.encode(), "resume.txt"), by=self.by,
            )  # fmt: skip

    def detach(self, which):
        about = {"application__public_id": self.applications[which].public_id}
        for document in Document.objects.filter(**about).order_by("pk"):
            remove_document(document=document, by=self.by)
