from jobs.models.job import Job, JobNumber, job_id_in
from jobs.models.process import KINDS_PAST_PROSPECT, Stage
from jobs.models.team import TeamMember

__all__ = ["KINDS_PAST_PROSPECT", "Job", "JobNumber", "Stage", "TeamMember", "job_id_in"]
