"""The posting LinkedIn made of a job, which it names with the task (rsc-contract 7.1.4)."""

import re
from collections.abc import Mapping

from linkedin_rsc.streams.job_steps import is_posted

POSTING = re.compile(r"urn:li:jobPosting:(\d{1,19})")
# The name in `accepted` of what LinkedIn calls the posting.
NUMBER = "posting_number"


def with_number(
    asked: Mapping[str, str], before: Mapping[str, str], posting: str
) -> dict[str, str]:
    """Note the number of the posting in what LinkedIn holds from now on.

    A task that names none (`posting` is empty) leaves that of before, if it was listed until now.
    """
    found = POSTING.fullmatch(posting)
    told = {name: text for name, text in asked.items() if name != NUMBER}
    return told | ({NUMBER: found[1]} if found else kept_number(before))


def kept_number(accepted: Mapping[str, str]) -> dict[str, str]:
    """Return what is noted of a posting that stays."""
    is_known = is_posted(accepted) and NUMBER in accepted
    return {NUMBER: accepted[NUMBER]} if is_known else {}
