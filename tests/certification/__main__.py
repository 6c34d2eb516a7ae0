"""Makes docs/certification/ anew: the report of `rsc_certify` for an invented company.

    python -m tests.certification
    LINKEDIN_API_VERSION=202604 python -m tests.certification   # report-rest, in that generation

A whole Tandem is started beside the sandbox and connected; then happens what LinkedIn's rules are
about, on both sides; then the command looks for the traces.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.certification.scenes import SCENES, Scene, settle
from tests.stack import ROOT, Stack

FOLDER = ROOT / "docs" / "certification"
# Where `make demo` is found; the port of this run is another one each time.
SHOWN_URL = "http://localhost:8000"


def main() -> int:
    with (
        tempfile.TemporaryDirectory(prefix="tandem-certification-") as folder,
        Stack(Path(folder), web_processes=1) as stack,
    ):
        stack.run_command("seed_demo", "--jobs", "6", "--candidates", "60")
        with Scene.begin(stack) as scene:
            for play in SCENES:
                play(scene)
                settle(scene)
        FOLDER.mkdir(exist_ok=True)
        name = "report-rest" if os.environ.get("LINKEDIN_API_VERSION") else "report"
        report = Path(folder) / f"{name}.html"
        print(stack.run_command("rsc_certify", "--report", str(report)))
        for path in (report, report.with_suffix(".json")):
            (FOLDER / path.name).write_text(path.read_text().replace(stack.url, SHOWN_URL))
    return 0


if __name__ == "__main__":
    sys.exit(main())
