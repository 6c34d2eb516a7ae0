"""Run benchmarks one after the other, each in a process with an environment of its own."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCHES = ("intake", "push", "walk")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Compare Tandem with floors that do the bare minimum.",
        epilog="Example: python -m benchmarks intake push --candidates 20000",
    )
    parser.add_argument("names", nargs="+", choices=BENCHES, metavar="NAME",
                        help=f"what to measure: {', '.join(BENCHES)}")  # fmt: skip
    parser.add_argument("--pushes", type=int, default=2_000,
                        help="signed pushes in each round of intake (2000)")  # fmt: skip
    parser.add_argument("--candidates", type=int, default=100_000,
                        help="candidates that push sends (100000)")  # fmt: skip
    return parser.parse_args()


def surroundings(folder: str) -> Mapping[str, str]:
    """Return the whole environment of a benchmark; a developer's `.env` must not decide it."""
    nowhere = "http://127.0.0.1:9"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "ats.settings",
        "TANDEM_DATA_DIR": folder,
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "DEBUG": "false",
        "LOG_LEVEL": "WARNING",
        "PUBLIC_URL": "http://localhost:8000",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "LINKEDIN_API_URL": nowhere,
        "LINKEDIN_WWW_URL": nowhere,
        "LINKEDIN_PLATFORM_URL": nowhere,
        "LINKEDIN_CLIENT_ID": "",
        "LINKEDIN_CLIENT_SECRET": "",
    }


def main() -> int:
    options = arguments()
    sizes = {"intake": options.pushes, "push": options.candidates, "walk": 0}
    for name in options.names:
        with tempfile.TemporaryDirectory(prefix="tandem-bench-") as folder:
            command = [sys.executable, "-m", f"benchmarks.{name}", str(sizes[name])]
            ended = subprocess.run(command, cwd=ROOT, env=surroundings(folder), check=False)
        if ended.returncode != 0:
            return ended.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
