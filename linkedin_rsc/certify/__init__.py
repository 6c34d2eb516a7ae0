"""LinkedIn's certification rules, checked against the LinkedIn that is connected: `rsc_certify`.

rule.py       what a rule is, and what was found of it
ground.py     what a check may look at: the connection, LinkedIn, and the sandbox where it is one
registry.py   every rule, in the order of LinkedIn's modules; one file below it for each module
run.py        asks each rule and keeps what was said on the wire meanwhile
masking.py    what of that may be shown
screenshots.py  which picture shows a rule; pictures are made outside, by hand or a browser
report.py     the table of evidence as JSON and as one page

A check looks: it reads at LinkedIn and in our own tables, and makes nobody up. What has to be done
by hand in Recruiter is asked for in words, and found by its traces at the next run.
"""

from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.registry import MODULES, RULES
from linkedin_rsc.certify.report import Report
from linkedin_rsc.certify.run import run

__all__ = ["MODULES", "RULES", "Ground", "Report", "run"]
