"""The connection doctor: what could keep LinkedIn and Tandem apart, one by one.

here.py       what our own database and settings tell, at every look
asked.py      what only LinkedIn can tell, asked on demand and kept with its time
questions.py  how it is asked
"""

from linkedin_rsc.connect.checks.asked import examine, kept_checks
from linkedin_rsc.connect.checks.check import Check, worst
from linkedin_rsc.connect.checks.here import checks_here

__all__ = ["Check", "checks_here", "examine", "kept_checks", "worst"]
