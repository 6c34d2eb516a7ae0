"""`manage.py rsc_certify`: LinkedIn's certification rules, each with its evidence."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from base.commands import TandemCommand
from linkedin_rsc import certify
from linkedin_rsc.models import Connection

CONNECT_FIRST = (
    "LinkedIn is not connected: press Connect in the Admin center's LinkedIn tab, or run "
    "manage.py rsc_connect, then run this again."
)


class Command(TandemCommand):
    help = (
        "Check LinkedIn's certification rules against the LinkedIn that is connected, and write "
        "what was seen of each as a page and as JSON beside it. Reads only: what has to be done by "
        "hand in Recruiter is asked for in words and found at the next run. Ends with 0 when no "
        "rule failed, 1 when one did, 2 when LinkedIn is not connected."
    )
    example = "manage.py rsc_certify --report certification/report.html"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--report",
            type=Path,
            metavar="FILE",
            help="the page to write; FILE with .json in place of its ending is written beside it",
        )
        parser.add_argument(
            "--screenshots",
            type=Path,
            metavar="FOLDER",
            help="pictures made before, which the page then shows, each named after a rule "
            "(rsc-305.png) or after the page a rule means (linkedin-tab.png)",
        )
        parser.add_argument("--json", action="store_true", help="print the JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Connection.current().is_connected:
            raise CommandError(CONNECT_FIRST, returncode=2)
        report, path = _look(options["screenshots"]), options["report"]
        if path:
            _write(report, path)
        folder = path.parent if path else Path()
        self.stdout.write(report.as_json(folder) if options["json"] else _summary(report, path))
        if report.has_failed:
            raise SystemExit(1)


def _look(screenshots: Path | None) -> certify.Report:
    if screenshots and not screenshots.is_dir():
        raise CommandError(f"{screenshots} is not a folder.", returncode=2)
    ground = certify.Ground.current(screenshots)
    return certify.Report.of(ground, list(certify.run(certify.MODULES, ground)))


def _write(report: certify.Report, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report.as_html(path.parent))
        path.with_suffix(".json").write_text(report.as_json(path.parent))
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.", returncode=2) from error


def _summary(report: certify.Report, path: Path | None) -> str:
    """Say each rule in a line, what is to be done below it, and the numbers at the end."""
    lines = [f"{report.linkedin}, API generation {report.generation}"]
    for one in report.results:
        lines.append(f"  {one.found.verdict:<15} {one.rule.id}: {one.found.said}")
        if one.found.todo:
            lines.append(f"  {'':<15} {one.found.todo}")
    lines.append(", ".join(f"{number} {verdict}" for verdict, number in report.numbers.items()))
    return "\n".join([*lines, f"Written to {path}."] if path else lines)
