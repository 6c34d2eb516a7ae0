"""The tables that the seeds fill, parents before children, and the record of what happened."""

from datetime import datetime
from typing import Any

from django.db import connection

from accounts.models import Activity
from applications.models import Application, StageChange
from ats.seeds.tables import Table, reset_sequences
from candidates.models import BackgroundEntry, Candidate, CandidateEmail, CandidatePhone
from interviews.models import InterviewFeedback
from jobs.models import Job, JobNumber, Stage, TeamMember
from notes.models import Note
from talent_pools.models import PoolMember, TalentPool

# Enough to make a round trip worth it, few enough to stay small in memory.
ROWS_PER_BLOCK = 5_000
SPOOL = "seed_activity"


class Store:
    """Every seeded table. Activities wait in a temporary table until all can be put in order."""

    def __init__(self) -> None:
        self._make_spool()
        self.job_numbers = Table(JobNumber)
        self.jobs = Table(Job)
        self.team = Table(TeamMember)
        self.stages = Table(Stage)
        self.candidates = Table(Candidate)
        self.emails = Table(CandidateEmail)
        self.phones = Table(CandidatePhone)
        self.background = Table(BackgroundEntry)
        self.taggings = Table(Candidate.tags.through)
        self.applications = Table(Application)
        self.stage_changes = Table(StageChange)
        self.notes = Table(Note)
        self.feedback = Table(InterviewFeedback)
        self.pools = Table(TalentPool)
        self.pool_shares = Table(TalentPool.contributors.through)
        self.pool_members = Table(PoolMember)
        self.activities = Table(Activity, name=SPOOL)
        self.in_order = (
            self.job_numbers, self.jobs, self.team, self.stages, self.candidates, self.emails,
            self.phones, self.background, self.taggings, self.applications, self.stage_changes,
            self.notes, self.feedback, self.pools, self.pool_shares, self.pool_members,
            self.activities,
        )  # fmt: skip

    def record(
        self,
        verb: str,
        *,
        at: datetime,
        by: int | None,
        subject: tuple[str, str],
        job: str = "",
        candidate: str = "",
        **data: Any,
    ) -> None:
        """Note down what `accounts.activity.record` would have; `subject` is its type and id."""
        self.activities.add(
            verb=verb, subject_type=subject[0], subject=subject[1], job=job, candidate=candidate,
            actor_id=by, data=data, occurred_at=at,
        )  # fmt: skip

    def write_when_full(self) -> None:
        """Write everything once any table has a block's worth of rows."""
        if any(len(table.rows) >= ROWS_PER_BLOCK for table in self.in_order):
            self.write()

    def write(self) -> None:
        for table in self.in_order:
            table.flush()

    def finish(self) -> None:
        """Write the rest, move the activities over in the order of time, mend the sequences."""
        self.write()
        names = ", ".join(self.activities.columns[1:])
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {Activity._meta.db_table} ({names}) "  # noqa: S608  # Our own names.
                f"SELECT {names} FROM {SPOOL} ORDER BY occurred_at, id"
            )
            cursor.execute(f"DROP TABLE {SPOOL}")
        reset_sequences(table for table in self.in_order if table is not self.activities)

    def _make_spool(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TEMPORARY TABLE {SPOOL} AS "  # noqa: S608  # Our own names.
                f"SELECT * FROM {Activity._meta.db_table} WHERE 1 = 0"
            )
