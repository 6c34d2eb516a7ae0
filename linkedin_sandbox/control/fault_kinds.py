"""The faults a person can arrange, in words, and what each is in the control API."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from linkedin_sandbox.models import Failure

Fault = Failure.Fault


@dataclass(frozen=True)
class Kind:
    """One way to fail; `is_of_record` is about one record of a call, named by its id."""

    says: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    is_of_record: bool = False


KINDS = {
    "token": Kind("401: the token no longer counts", {"status": 401}),
    "forbidden": Kind("403: not permitted", {"status": 403}),
    "throttled": Kind("429: too many calls, with the seconds to wait if given", {"status": 429}),
    "error": Kind("500: an error at LinkedIn", {"status": 500}),
    "gateway": Kind("502: nobody behind the door", {"status": 502}),
    "away": Kind("503: LinkedIn is away", {"status": 503}),
    "late": Kind("504: nobody answered the door in time", {"status": 504}),
    "reset": Kind("The connection breaks off", {"fault": Fault.RESET}),
    "nonsense": Kind("200 and a page instead of data", {"fault": Fault.NONSENSE}),
    "misshapen": Kind("200 and data of another shape", {"fault": Fault.MISSHAPEN}),
    "slow": Kind("A right answer, after the seconds given", {"status": 200}),
    "poisoned": Kind("One record is refused (422), the others pass", {"status": 422}, True),
    "busy": Kind("One record fails for now (503), the others pass", {"status": 503}, True),
    "unanswered": Kind("One record gets no answer at all", {"fault": Fault.UNANSWERED}, True),
    "in_results": Kind("One record's refusal is among the results",
                       {"fault": Fault.IN_RESULTS, "status": 422}, True),
}  # fmt: skip


def in_words(failure: Failure) -> str:
    """Name the kind of what is arranged, however it was arranged."""
    for kind in KINDS.values():
        about = {"fault": "", **kind.fields}
        is_it = all(getattr(failure, name) == value for name, value in about.items())
        if is_it and kind.is_of_record == bool(failure.key):
            return kind.says
    return f"{failure.status}, arranged by a program"
