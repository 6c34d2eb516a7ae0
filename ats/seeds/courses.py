"""How an application stands and how it came there."""

from dataclasses import dataclass, field
from datetime import datetime

from applications.models import Application, StageChange
from ats.seeds.openings import HiringJob
from jobs.models import Stage

Outcome = StageChange.Outcome
Status = Application.Status


@dataclass
class Step:
    at: datetime
    by: int | None
    to: int
    former: int | None = None
    outcome: str = Outcome.MOVED
    label: str = ""


@dataclass
class Course:
    """One application: where it stands (a position in `job.stages`) and how it came there."""

    job: HiringJob
    at_stage: int
    steps: list[Step] = field(default_factory=list)
    status: str = Status.ACTIVE
    reason: str = ""

    @property
    def created_at(self) -> datetime:
        return self.steps[0].at

    @property
    def updated_at(self) -> datetime:
        return self.steps[-1].at

    @property
    def entered_at(self) -> datetime:
        """When it came into the stage where it stands."""
        return next(step.at for step in reversed(self.steps) if step.outcome == Outcome.MOVED)

    @property
    def left_prospect_at(self) -> datetime | None:
        """When it first stood past Prospect, if it ever did."""
        past = (step.at for step in self.steps if self.kind_of(step.to) != Stage.Kind.PROSPECT)
        return next(past, None)

    @property
    def kind(self) -> str:
        return self.kind_of(self.at_stage)

    @property
    def reached_interview(self) -> bool:
        return any(self.kind_of(step.to) == Stage.Kind.INTERVIEW for step in self.steps)

    def kind_of(self, stage: int) -> str:
        return self.job.stages[stage][1].kind
