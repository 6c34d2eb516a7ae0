"""People change their minds while LinkedIn and workers fail: acts of a random history."""

from datetime import timedelta

from applications.lifecycle.moving import move_application
from applications.models import Application
from base.public_ids import new_public_id
from candidates.details.services import edit_candidate
from candidates.erasure.services import erase_candidate
from candidates.models import Candidate
from interviews.models import InterviewFeedback
from interviews.services import delete_feedback
from jobs.details.services import edit_job
from jobs.team.services import add_team_member, remove_team_member
from linkedin_rsc import leases
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.ledger.resend import NothingFailed, resend_failed
from linkedin_rsc.ledger.resending import resend_as_wanted
from linkedin_rsc.models import Connection, LedgerRow
from notes.models import Note
from notes.services import change_note, delete_note
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.jobs import JobFactory
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.colleagues import connect_colleague, keep_lists
from tests.linkedin_rsc.ledger.fates import Fate, at_call, at_statement
from tests.linkedin_rsc.ledger.troubles import ALWAYS, Troubles
from tests.linkedin_rsc.pushing import due_now, fill, fill_as_wanted, look

State = LedgerRow.State
PLACES = [(0, 0), (0, 1), (1, 0)]
SEAT = 77120
# So long after everything works again at least the last retry falls due; nothing that waits for
# something else may take as long as its look at latest.
CALM = [timedelta(seconds=seconds) for seconds in (1, *[70] * 12, *[300] * 6)]
# After so many failures a record is tried once an hour.
CALM_AFTER_A_DAY = [timedelta(hours=1)] * 2 + CALM


class World(Troubles):
    """Two people on two jobs, of whom LinkedIn holds what it may at the beginning."""

    def __init__(self, linkedin, by, settings, clock):
        self.linkedin, self.by, self.settings, self.clock = linkedin, by, settings, clock
        linkedin.forget_failures()
        # LinkedIn remembers the lists of other histories, on which the colleague is, too.
        linkedin.turn(clock_offset_s=0, access_lists_per_user=ALWAYS)
        keep_lists(Connection.current())
        self.colleague = UserFactory(roles=["recruiter"])
        connect_colleague(self.colleague, SEAT)
        # LinkedIn remembers the jobs of other histories.
        lead = UserFactory(roles=["hiring_manager"])
        self.jobs = [
            JobFactory(active=True, public_id=new_public_id(), hiring_manager=lead)
            for _ in range(2)
        ]
        self.people = [CandidateFactory(email=f"p{number}@example.org") for number in range(2)]
        self.applications = [
            ApplicationFactory(candidate=self.people[person], job=self.jobs[job], at="Screen")
            for person, job in PLACES
        ]
        for one in self.applications:
            one.stage_changes.create(to_stage=one.stage, label="Screen", changed_at=one.created_at)
        # On each application, then on each person.
        about = [(one.candidate, one) for one in self.applications]
        about += [(person, None) for person in self.people]
        self.notes = [
            NoteFactory(candidate=person, application=one, author=by) for person, one in about
        ]
        self.feedback = [
            FeedbackFactory(application=one, interviewer=by) for one in self.applications
        ]
        self.team(0, True)
        change_settings(by=by, share_notes=True, share_feedback=True)
        fill()

    # -- What people do ------------------------------------------------------------------------

    def move(self, which, stage):
        application = Application.objects.filter(pk=self.applications[which].pk).first()
        if application and application.stage.name != stage:
            to = application.job.stages.get(name=stage)
            move_application(application=application, to=to, by=self.by)

    def hide(self, which, is_private):
        self._edit(which, is_private=is_private)

    def close_off(self, which, is_confidential):
        edit_job(job=self.jobs[which], by=self.by, is_confidential=is_confidential)

    def rename(self, which, name):
        self._edit(which, last_name=name)

    def _edit(self, which, **given):
        if person := Candidate.objects.filter(pk=self.people[which].pk).first():
            edit_candidate(candidate=person, by=self.by, **given)

    def erase(self, which):
        if person := Candidate.objects.filter(pk=self.people[which].pk).first():
            erase_candidate(candidate=person, by=self.by)

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

    def share(self, kind, is_shared):
        change_settings(by=self.by, **{f"share_{kind}": is_shared})

    def team(self, which, is_in):
        """Have the colleague with a seat join or leave those who lead a job."""
        job = self.jobs[which]
        member = job.team.filter(user=self.colleague).first()
        if is_in and not member:
            add_team_member(job=job, user=self.colleague, role="recruiter", by=self.by)
        elif member and not is_in:
            remove_team_member(member=member, by=self.by)

    def waver(self, which):
        """Take somebody out of Prospect and back within the undo window: nobody sees them."""
        application = Application.objects.filter(pk=self.applications[which].pk).first()
        if application is None or application.stage.name != "Prospect" or self._is_there(which):
            return
        self.move(which, "Screen")
        look()
        assert not self._is_there(which)
        self.move(which, "Prospect")

    def _is_there(self, which):
        about = {"application": self.applications[which].public_id}
        return LedgerRow.objects.filter(**about, may_be_held=True).exists()

    def speak(self, version):
        """Change the generation of LinkedIn's API."""
        self.settings.LINKEDIN_API_VERSION = version

    # -- What workers do -----------------------------------------------------------------------

    def push(self, meanwhile=None, fate="", call=0, is_before=False):
        """Fill and send what is due; at one of the calls something happens."""
        leases.end_pauses()
        due_now()
        act = meanwhile and (lambda: self.do(meanwhile))
        with at_call(call, is_before, Fate(fate, act)):
            fill_as_wanted()
            look()

    def die(self, fate, statement):
        """Fill and send what is due, until a worker or its database is gone."""
        leases.end_pauses()
        due_now()
        with at_statement(statement, Fate(fate)):
            fill_as_wanted()
            look()

    def do(self, act):
        name, *about = act
        getattr(self, name)(*about)

    def calm_down(self):
        """Let LinkedIn work again, and time pass: the sender is woken as beat and nudges would."""
        self.linkedin.forget_failures()
        self._let_time_pass()
        if self.is_poisoned:
            self._send_again()
            self._let_time_pass()

    def _let_time_pass(self):
        for pause in CALM_AFTER_A_DAY if self.was_away else CALM:
            fill_as_wanted()
            look()
            self.clock.shift(pause)

    def _send_again(self):
        """What was refused for good is sent again once somebody asks for it."""
        try:
            resend_failed(state=State.NEEDS_ATTENTION, by=self.by)
        except NothingFailed:
            return
        while resend_as_wanted() is not None:
            pass
