"""The table of evidence: for programs as JSON, for people as one page that needs nothing else."""

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.template.loader import render_to_string

from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.rule import Result, Verdict

TEMPLATE = "linkedin_rsc/certification/report.html"


@dataclass(frozen=True)
class Report:
    """What a run found; the same twice when nothing has changed in between."""

    generation: str
    linkedin: str
    results: Sequence[Result]

    @classmethod
    def of(cls, ground: Ground, results: Sequence[Result]) -> "Report":
        return cls(ground.generation, ground.linkedin, results)

    @property
    def has_failed(self) -> bool:
        return any(one.found.verdict == Verdict.FAILED for one in self.results)

    @property
    def numbers(self) -> dict[str, int]:
        """Return how many rules have each verdict, all verdicts named."""
        counted = Counter(one.found.verdict for one in self.results)
        return {str(verdict): counted[verdict] for verdict in Verdict}

    def as_json(self, folder: Path) -> str:
        """Return it as JSON; screenshots are named as seen from the folder it will be in."""
        content = {
            "generation": self.generation,
            "linkedin": self.linkedin,
            "verdicts": self.numbers,
            "rules": [_row(one, folder) for one in self.results],
        }
        return json.dumps(content, indent=2, ensure_ascii=False) + "\n"

    def as_html(self, folder: Path) -> str:
        """Return it as a page; screenshots are named as seen from the folder it will be in."""
        shown = [(one, _seen_from(folder, one.screenshot)) for one in self.results]
        modules = [(name, list(rows)) for name, rows in groupby(shown, lambda one: one[0].module)]
        return render_to_string(TEMPLATE, {"report": self, "modules": modules})


def _seen_from(folder: Path, picture: Path | None) -> str:
    """Return the address of a picture relative to a page in the folder, "" for none."""
    return quote(Path(os.path.relpath(picture, folder)).as_posix()) if picture else ""


def _row(one: Result, folder: Path) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "module": one.module,
        "asks": one.rule.words,
        "verdict": str(one.found.verdict),
        "seen": one.found.said,
        "todo": one.found.todo,
        "page": one.page,
        "screenshot": _seen_from(folder, one.screenshot),
        "calls": one.evidence,
    }
