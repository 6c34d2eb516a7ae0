"""The browser of the journeys: an installed Chromium, or one that is fetched now.

python -m tests.chromium --install   finds or installs one and prints where it is
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)


class NoBrowser(Exception):
    """There is no Chromium and none could be installed."""


def find_chromium() -> str | None:
    """Return the path of a Chromium; TANDEM_CHROMIUM, where it is set, names it."""
    named = os.environ.get("TANDEM_CHROMIUM")
    if named:
        return named
    installed = (shutil.which(name) for name in NAMES)
    return next((path for path in installed if path), None) or _on_a_mac() or _playwrights_own()


def install_chromium() -> str:
    """Install a Chromium with apt as root, else with Playwright; return its path."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(
                ["apt-get", "-qq", *command], check=True, env=quiet, stdout=subprocess.DEVNULL
            )
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    found = find_chromium()
    if found is None:
        raise NoBrowser("Chromium was installed but cannot be found. Set TANDEM_CHROMIUM.")
    return found


def _on_a_mac() -> str | None:
    return next((str(path) for path in ON_A_MAC if path.exists()), None)


def _playwrights_own() -> str | None:
    """Return the Chromium that `playwright install` put away, where it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    path = find_chromium()
    if path is None and "--install" in sys.argv:
        print("Installing Chromium for the browser journeys", flush=True)
        try:
            path = install_chromium()
        except (NoBrowser, subprocess.CalledProcessError) as error:
            print(f"No Chromium: {error}", file=sys.stderr)
    if path is None:
        return 1
    print(f"Browser journeys use {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
