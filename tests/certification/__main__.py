"""Makes docs/certification/ anew: the report of `rsc_certify` for an invented company.

    python -m tests.certification
    LINKEDIN_API_VERSION=202604 python -m tests.certification   # report-rest, in that generation

A whole Tandem is started beside the sandbox and connected; then happens what LinkedIn's rules are
about, on both sides; then pictures are made of the pages they mean, and the command looks for the
traces. The pictures are those of the first generation: the pages of both are the same.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.certification.browser import browsing, connect_account, take
from tests.certification.scenes import LAST, SCENES, Scene, grow_old, settle
from tests.stack import ROOT, Stack

FOLDER = ROOT / "docs" / "certification"
PICTURES = FOLDER / "images"
# Where `make demo` is found; the port of this run is another one each time.
SHOWN_URL = "http://localhost:8000"
VERSION = os.environ.get("LINKEDIN_API_VERSION", "")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="tandem-certification-") as name:
        folder = Path(name)
        with Stack(folder, web_processes=1, version=VERSION) as stack:
            report(stack, folder / f"{'report-rest' if VERSION else 'report'}.html")
    return 0


def report(stack: Stack, path: Path) -> None:
    """Have everything happen, and write what is found of it."""
    stack.run_command("seed_demo", "--jobs", "6", "--candidates", "60")
    grow_old(stack)
    pictures = path.parent / "images"
    pictures.mkdir()
    with Scene.begin(stack) as scene, browsing() as browser:
        for play in SCENES:
            play(scene)
            settle(scene)
        connect_account(browser, stack)
        for play in LAST:
            play(scene)
            settle(scene)
        take(browser, scene, pictures)
    keep(pictures)
    options = ["--report", str(path), "--screenshots", str(pictures)]
    print(stack.run_command("rsc_certify", *options))
    for made in (path, path.with_suffix(".json")):
        (FOLDER / made.name).write_text(made.read_text().replace(stack.url, SHOWN_URL))


def keep(pictures: Path) -> None:
    """Keep the pictures of the first generation, which the reports of both name."""
    if not VERSION:
        shutil.rmtree(PICTURES, ignore_errors=True)
        shutil.copytree(pictures, PICTURES)


if __name__ == "__main__":
    sys.exit(main())
