"""The answers of a batch, record by record, in the two maps they are known to stand in."""

from dataclasses import dataclass, field
from typing import Any

from linkedin_sandbox.api import arranged, recorder
from linkedin_sandbox.api.call import Answer
from linkedin_sandbox.api.errors import EntityError
from linkedin_sandbox.models import Failure


@dataclass
class RecordAnswers:
    """`results` and `errors` by key. An arranged fault leaves a key out, or in the wrong map."""

    results: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, Any] = field(default_factory=dict)
    failed: int = 0

    def accept(self, key: object, content: dict[str, Any]) -> None:
        self.results[str(key)] = content

    def refuse(self, key: object, error: EntityError) -> None:
        self.errors[str(key)] = error.body
        self.failed += 1

    def fail(self, key: object, failure: arranged.Arranged) -> None:
        self.failed += 1
        if failure.fault == Failure.Fault.IN_RESULTS:
            self.results[str(key)] = failure.entity
        elif failure.fault != Failure.Fault.UNANSWERED:
            self.errors[str(key)] = failure.entity

    def whole(self, **more: Any) -> Answer:
        recorder.current().failed_records = self.failed
        return Answer(200, {"results": self.results, **more, "errors": self.errors})
