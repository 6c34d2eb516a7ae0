"""What this app puts into the frames of others."""

from accounts.verbs import Verbs
from jobs.verbs import JobVerb

CONTRIBUTIONS = [Verbs(JobVerb)]
