"""What the house keeps about a person: each app says it of its own tables."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.files import File
from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class PersonalData:
    """What one table keeps about a candidate, and what becomes of each field.

    `exported` is given to the person on request, as lookups of the rows. `internal` tells nothing
    about them: keys, and what we did. Erasing deletes the rows; where others need them it puts the
    values of `erased` in place. Upper floors have higher positions and are erased first. `files`
    are what rows keep as files, by their path in an export.
    """

    model: type[Model]
    rows: Callable[[Any], QuerySet[Any]]
    position: int
    exported: Iterable[str] = ()
    internal: Iterable[str] = ()
    erased: Mapping[str, Any] = field(default_factory=dict)
    files: Callable[[Any], Iterable[tuple[str, "File[bytes]"]]] = lambda candidate: ()

    def export(self, candidate: Any) -> list[dict[str, Any]]:
        return list(self.rows(candidate).order_by("pk").values(*self.exported))

    def erase(self, candidate: Any) -> None:
        rows = self.rows(candidate)
        if self.erased:
            rows.update(**self.erased)
        else:
            rows.delete()
