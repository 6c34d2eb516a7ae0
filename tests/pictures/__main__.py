"""Makes the pictures of docs/linkedin-setup.md and docs/linkedin-daily.md, from a running demo.

python -m tests.pictures
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from tests.chromium import find_chromium
from tests.journeys.looking import STEP_TIMEOUT_MS
from tests.pictures.scenes import SCENES, Scene, sign_in
from tests.stack import ROOT, Stack

FOLDER = ROOT / "docs" / "images"
WINDOW = {"width": 1280, "height": 800}


def main() -> int:
    path = find_chromium()
    if path is None:
        print("Chromium is not installed: python -m tests.chromium --install", file=sys.stderr)
        return 2
    with (
        tempfile.TemporaryDirectory(prefix="tandem-pictures-") as folder,
        Stack(Path(folder), web_processes=1) as stack,
        sync_playwright() as playwright,
    ):
        stack.run_command("seed_demo", "--jobs", "12", "--candidates", "200")
        with playwright.chromium.launch(executable_path=path) as browser:
            page = browser.new_context(viewport=WINDOW, color_scheme="light").new_page()
            page.set_default_timeout(STEP_TIMEOUT_MS)
            take(stack, page)
    return 0


def take(stack: Stack, page: Page) -> None:
    def shoot(name: str, what: Locator | None) -> None:
        (what or page).screenshot(path=FOLDER / f"{name}.png")
        print(f"docs/images/{name}.png")

    scene = Scene(stack, page, shoot)
    sign_in(scene)
    for play in SCENES:
        play(scene)


if __name__ == "__main__":
    sys.exit(main())
