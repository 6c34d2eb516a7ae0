"""What a pipeline shows, as its address says it."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict

from applications.models import Application
from base.typed_words import matching, occurs_in
from candidates.models import Tag
from jobs.models import Job

MAX_CHARACTERS = 100
# The name in the address of each text of the filter.
NAMES = {"words": "q", "tag": "tag", "source": "source", "stage": "stage", "sort": "sort"}


@dataclass(frozen=True)
class PipelineFilter:
    """Words of a name, a tag, a source, a stage's public id; rejected people only when asked."""

    words: str = ""
    tag: str = ""
    source: str = ""
    stage: str = ""
    sort: str = ""
    with_rejected: bool = False
    is_table: bool = False

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        texts = {
            field: query.get(name, "").strip()[:MAX_CHARACTERS] for field, name in NAMES.items()
        }
        return cls(
            **texts,
            with_rejected=query.get("rejected") == "show",
            is_table=query.get("view") == "table",
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.tag or self.source or self.stage)

    def apply(self, applications: QuerySet[Application], job: Job) -> QuerySet[Application]:
        """Narrow a job's applications to those that are shown."""
        shown = applications.filter(status__in=self.statuses(job))
        if self.words:
            shown = matching(shown, self.words, occurs_in("candidate__search_text"))
        if self.tag:
            tagged = Tag.objects.filter(name=self.tag, candidates=OuterRef("candidate"))
            shown = shown.filter(Exists(tagged))
        if self.source:
            shown = shown.filter(source__name=self.source)
        if self.stage:
            shown = shown.filter(stage__public_id=self.stage)
        return shown

    def statuses(self, job: Job) -> list[str]:
        status = Application.Status
        shown = [status.ACTIVE, status.HIRED]
        if self.with_rejected:
            shown.append(status.REJECTED)
        if job.is_closed:
            shown.append(status.CLOSED)
        return [choice.value for choice in shown]

    def query(self, **others: str) -> str:
        """Return this filter, and others such as a page, as the query part of an address."""
        named = {name: getattr(self, field) for field, name in NAMES.items()}
        named["rejected"] = "show" if self.with_rejected else ""
        named["view"] = "table" if self.is_table else ""
        kept = {name: value for name, value in {**named, **others}.items() if value}
        return f"?{urlencode(kept)}" if kept else "?"

    @property
    def board_query(self) -> str:
        """The address of the same people on the board, which shows every stage, unsorted."""
        return replace(self, is_table=False, stage="", sort="").query()

    @property
    def table_query(self) -> str:
        return replace(self, is_table=True).query()

    @property
    def rejected_query(self) -> str:
        return replace(self, with_rejected=not self.with_rejected).query()

    @property
    def cleared_query(self) -> str:
        return PipelineFilter(is_table=self.is_table, with_rejected=self.with_rejected).query()
