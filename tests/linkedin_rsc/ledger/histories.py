"""People change their minds while LinkedIn and workers fail: the world of a random history."""

from contextlib import suppress
from datetime import timedelta

from base.errors import DomainError
from base.public_ids import new_public_id
from linkedin_rsc import leases
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.ledger import erasures
from linkedin_rsc.ledger.reconcile import begin_nightly
from linkedin_rsc.ledger.resend import NothingFailed, resend_failed
from linkedin_rsc.ledger.resending import resend_as_wanted
from linkedin_rsc.models import Connection, Erasure, LedgerFill, LedgerRow, Reconciliation
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.jobs import JobFactory
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.colleagues import connect_colleague, keep_lists, people_with_seats
from tests.linkedin_rsc.ledger.decisions import Decisions
from tests.linkedin_rsc.ledger.deeds import PLACES, Deeds
from tests.linkedin_rsc.ledger.fates import Fate, at_call, at_statement
from tests.linkedin_rsc.ledger.troubles import ALWAYS, Troubles
from tests.linkedin_rsc.pushing import due_now, fill, fill_as_wanted, look

State = LedgerRow.State
SEAT = 77120
# So long after everything works again at least the last retry falls due; nothing that waits for
# something else may take as long as its look at latest.
CALM = [timedelta(seconds=seconds) for seconds in (1, *[70] * 12, *[300] * 6)]
# After so many failures a record is tried once an hour.
CALM_AFTER_A_DAY = [timedelta(hours=1)] * 2 + CALM


class World(Deeds, Decisions, Troubles):
    """Two people on two jobs, of whom LinkedIn holds what it may at the beginning."""

    is_tampered = has_switched = False

    def __init__(self, linkedin, by, settings, clock):
        self.linkedin, self.by, self.settings, self.clock = linkedin, by, settings, clock
        linkedin.forget_failures()
        # LinkedIn remembers the lists of other histories, on which the colleague is, too.
        linkedin.turn(clock_offset_s=0, access_lists_per_user=ALWAYS)
        keep_lists(Connection.current())
        self.members = people_with_seats()
        self.colleague = UserFactory(roles=["recruiter"])
        connect_colleague(self.colleague, SEAT)
        self._open_jobs()
        self._write()
        self.team(0, True)
        change_settings(by=by, share_notes=True, share_feedback=True, share_resumes=True)
        fill()

    def _open_jobs(self):
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

    def _write(self):
        """Write a note on each application, then on each person, and the rest on applications."""
        about = [(one.candidate, one) for one in self.applications]
        self.notes = [
            NoteFactory(candidate=person, application=one, author=self.by)
            for person, one in [*about, *((person, None) for person in self.people)]
        ]
        self.feedback = [
            FeedbackFactory(application=one, interviewer=self.by) for one in self.applications
        ]
        for which, _place in enumerate(PLACES):
            self.attach(which, "Ten years.")

    # -- What workers do -----------------------------------------------------------------------

    def push(self, meanwhile=None, fate="", call=0, is_before=False):
        """Fill and send what is due; at one of the calls something happens."""
        leases.end_pauses()
        due_now()
        act = meanwhile and (lambda: self.do(meanwhile))
        with at_call(call, is_before, Fate(fate, act)):
            self._work()

    def die(self, fate, statement):
        """Fill and send what is due, until a worker or its database is gone."""
        leases.end_pauses()
        due_now()
        with at_statement(statement, Fate(fate)):
            self._work()

    def _work(self):
        fill_as_wanted()
        look()
        erasures.close_forgotten()

    def do(self, act):
        """Do it, if it may be done; what is refused changes nothing."""
        name, *about = act
        with suppress(DomainError):
            getattr(self, name)(*about)

    def calm_down(self):
        """Let LinkedIn work again, and time pass: the sender is woken as beat and nudges would."""
        self.linkedin.forget_failures()
        self._let_time_pass()
        if self.is_poisoned:
            self._send_again()
            self._let_time_pass()
        if self.is_tampered:
            begin_nightly()
            self._let_time_pass()

    def _let_time_pass(self):
        for pause in CALM_AFTER_A_DAY if self.was_away else CALM:
            self._work()
            if not self._waits():
                return
            self.clock.shift(pause)

    def _waits(self):
        """Whether anything is left that another look could do, now or later."""
        connection = Connection.current()
        is_told = connection.use_access_lists == connection.lists_in_force
        wishes = LedgerFill.objects.exists() or Reconciliation.objects.running()
        left = LedgerRow.objects.waiting().exists() or Erasure.objects.under_way().exists()
        return bool(wishes or left or not is_told)

    def _send_again(self):
        """What was refused for good is sent again once somebody asks for it."""
        try:
            resend_failed(state=State.NEEDS_ATTENTION, by=self.by)
        except NothingFailed:
            return
        while resend_as_wanted() is not None:
            pass
