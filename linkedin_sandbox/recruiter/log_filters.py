"""Filters of the request log; they live in the address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet

from linkedin_sandbox.models import RecordedRequest

LABELS = {
    "method": "Method",
    "resource": "Resource",
    "restli_method": "Rest.li method",
    "client_id": "Application",
}
VERDICTS = {
    "refused": "Refused (400 and above)",
    "failed": "With failed records",
    "findings": "With findings",
}

Choice = tuple[str, str, bool]


@dataclass(frozen=True)
class RequestFilter:
    """`values` are exact matches by column; `verdict` is one of VERDICTS or nothing."""

    values: dict[str, str]
    verdict: str

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "RequestFilter":
        values = {name: query[name] for name in LABELS if query.get(name)}
        verdict = query.get("verdict", "")
        return cls(values, verdict if verdict in VERDICTS else "")

    def apply(self, rows: QuerySet[RecordedRequest]) -> QuerySet[RecordedRequest]:
        rows = rows.filter(**self.values)
        if self.verdict == "refused":
            return rows.filter(status__gte=400)
        if self.verdict == "findings":
            return rows.exclude(findings=[])
        return rows.filter(failed_records__gt=0) if self.verdict else rows

    @property
    def query(self) -> str:
        verdict = {"verdict": self.verdict} if self.verdict else {}
        return urlencode({**self.values, **verdict})

    def choices(self) -> Iterator[tuple[str, str, list[Choice]]]:
        """Give each filter's name, label and the values that occur."""
        for name, label in LABELS.items():
            occurring = RecordedRequest.objects.exclude(**{name: ""}).order_by(name)
            values = occurring.values_list(name, flat=True).distinct()
            yield name, label, [(one, one, one == self.values.get(name)) for one in values]
        yield (
            "verdict",
            "Verdict",
            [(code, words, code == self.verdict) for code, words in VERDICTS.items()],
        )
