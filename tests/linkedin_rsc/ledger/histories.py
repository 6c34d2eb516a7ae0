"""People change their minds while LinkedIn and workers fail: acts of a random history."""

from contextlib import contextmanager
from datetime import timedelta

import requests
import time_machine
from django.db import connection
from django.utils import timezone

from applications.lifecycle.moving import move_application
from base.public_ids import new_public_id
from candidates.details.services import edit_candidate
from interviews.models import InterviewFeedback
from interviews.services import delete_feedback
from jobs.details.services import edit_job
from linkedin_rsc import leases
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.models import LedgerRow, StreamLease
from notes.models import Note
from notes.services import change_note, delete_note
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.jobs import JobFactory
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.pushing import due_now, fill, fill_as_wanted, look

State = LedgerRow.State
PLACES = [(0, 0), (0, 1), (1, 0)]
RESOURCES = [
    "atsCandidates",
    "atsApplications",
    "atsApplications/stages",
    "atsCandidates/notes",
    "atsApplications/notes",
    "atsApplications/interviewFeedback",
    "simpleJobPostings",
]
# So long after everything works again at least the last retry falls due; nothing that waits for
# something else may take as long as its look at latest.
CALM = [timedelta(seconds=seconds) for seconds in (1, *[70] * 12, *[300] * 6)]


class Killed(BaseException):
    """What a worker does not survive, and nothing it wanted to do in the end is done."""


class World:
    """Two people on two jobs, of whom LinkedIn holds what it may at the beginning."""

    def __init__(self, linkedin, by):
        self.linkedin, self.by = linkedin, by
        # LinkedIn remembers the jobs of other histories.
        self.jobs = [JobFactory(active=True, public_id=new_public_id()) for _ in range(2)]
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
        change_settings(by=by, share_notes=True, share_feedback=True)
        fill()

    # -- What people do ------------------------------------------------------------------------

    def move(self, which, stage):
        application = self.applications[which]
        application.refresh_from_db()
        if application.stage.name != stage:
            to = application.job.stages.get(name=stage)
            move_application(application=application, to=to, by=self.by)

    def hide(self, which, is_private):
        edit_candidate(candidate=self.people[which], by=self.by, is_private=is_private)

    def close_off(self, which, is_confidential):
        edit_job(job=self.jobs[which], by=self.by, is_confidential=is_confidential)

    def rename(self, which, name):
        edit_candidate(candidate=self.people[which], by=self.by, last_name=name)

    def reword(self, which, text):
        self._change(which, text=text)

    def seal(self, which, is_private):
        self._change(which, is_private=is_private)

    def _change(self, which, **given):
        note = Note.objects.filter(pk=self.notes[which].pk).first()
        if note:
            change_note(note=note, by=self.by, **given)

    def drop(self, which):
        note = Note.objects.filter(pk=self.notes[which].pk).first()
        if note:
            delete_note(note=note, by=self.by)

    def unsay(self, which):
        feedback = InterviewFeedback.objects.filter(pk=self.feedback[which].pk).first()
        if feedback:
            delete_feedback(feedback=feedback, by=self.by)

    def share(self, kind, is_shared):
        change_settings(by=self.by, **{f"share_{kind}": is_shared})

    # -- What befalls calls --------------------------------------------------------------------

    def fail(self, resource, status, takes_effect):
        self.linkedin.fail_next(resource, status, takes_effect=takes_effect)

    def reset(self, resource, takes_effect):
        self.linkedin.break_next(resource, "reset", status=503, takes_effect=takes_effect)

    def say_nothing(self, resource, which, takes_effect):
        key = self.people[which].public_id
        self.linkedin.break_next(
            resource, "unanswered", key=key, status=500, takes_effect=takes_effect
        )

    # -- What workers do -----------------------------------------------------------------------

    def push(self, meanwhile=None, is_killed=False, call=0, is_before=False):
        """Fill and send what is due; at one of the calls something happens."""
        leases.end_pauses()
        due_now()
        with at_call(call, is_before, meanwhile and (lambda: self.do(meanwhile)), is_killed):
            fill_as_wanted()
            look()

    def do(self, act):
        name, *about = act
        getattr(self, name)(*about)

    def calm_down(self):
        """Let LinkedIn work again, and time pass: the sender is woken as beat and nudges would."""
        self.linkedin._control("DELETE", "failures")
        now = timezone.now()
        with time_machine.travel(now, tick=False) as clock:
            for pause in CALM:
                fill_as_wanted()
                look()
                clock.shift(pause)


@contextmanager
def at_call(number, is_before, act, is_killed):
    """Have something happen right before a call is made, or before its answer is read."""
    send, left = requests.Session.send, [number]

    def happen():
        if act:
            act()
        if is_killed:
            dead.append(True)
            raise Killed

    def send_and_happen(session, request, **options):
        is_data = any(f"/v2/{part}" in str(request.url) for part in ("ats", "simple"))
        is_it = is_data and not left[0]
        left[0] -= is_data
        if is_it and is_before:
            happen()
        response = send(session, request, **options)
        if is_it and not is_before:
            happen()
        return response

    def refuse_the_dead(execute, sql, params, many, context):
        if dead and "SAVEPOINT" not in sql:
            raise Killed
        return execute(sql, params, many, context)

    dead = []
    requests.Session.send = send_and_happen
    try:
        with connection.execute_wrapper(refuse_the_dead):
            yield
    except Killed:
        pass
    finally:
        requests.Session.send = send
    if dead:
        # Its lease is over by then.
        StreamLease.objects.update(holder="", leased_until=None)
