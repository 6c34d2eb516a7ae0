"""What people may do with the applications of a job; each takes the job or an application."""

from jobs.permissions import for_leaders, for_recruiters

ADD_TO_JOB = for_leaders("add people to it")
MOVE = for_leaders("move applications")
TAG = for_leaders("tag its people")
REJECT = for_recruiters("reject applications")
REINSTATE = for_recruiters("undo a rejection")
