"""Run benchmarks one after the other, each in a process with an environment of its own."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.databases import POSTGRESQL, SQLITE, Databases

ROOT = Path(__file__).resolve().parent.parent
# Which databases each runs on, one after the other.
BENCHES = {
    "intake": (SQLITE, POSTGRESQL),
    "push": (SQLITE, POSTGRESQL),
    "sync": (SQLITE, POSTGRESQL),
    "pull": (SQLITE, POSTGRESQL),
    "walk": (SQLITE,),
    "board": (SQLITE,),
    "pages": (SQLITE, POSTGRESQL),
    "plans": (POSTGRESQL,),
    "ceiling": (POSTGRESQL,),
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Compare Tandem with floors that do the bare minimum.",
        epilog="Example: python -m benchmarks intake push --candidates 20000",
    )
    parser.add_argument("names", nargs="+", choices=BENCHES, metavar="NAME",
                        help=f"what to measure: {', '.join(BENCHES)}")  # fmt: skip
    parser.add_argument("--database", choices=[SQLITE, POSTGRESQL],
                        help="measure with this one only")  # fmt: skip
    parser.add_argument("--pushes", type=int, default=2_000,
                        help="signed pushes in each round of intake (2000)")  # fmt: skip
    parser.add_argument("--candidates", type=int, default=100_000,
                        help="candidates that push and sync send (100000)")  # fmt: skip
    parser.add_argument("--api-version", default="", metavar="YYYYMM",
                        help="the generation of LinkedIn's API for push, ceiling (v2)")  # fmt: skip
    parser.add_argument("--history", action="store_true",
                        help="sync everybody twice on a job, with all below")  # fmt: skip
    parser.add_argument("--inmails", type=int, default=100_000,
                        help="InMails that pull asks for (100000)")  # fmt: skip
    parser.add_argument("--exports", type=int, default=15,
                        help="exports that board waits for (15)")  # fmt: skip
    parser.add_argument("--people", type=int, default=100_000,
                        help="people of the larger company of pages (100000)")  # fmt: skip
    parser.add_argument("--rows", type=int, default=10_000_000,
                        help="rows of the ledger that plans looks at (10000000)")  # fmt: skip
    parser.add_argument("--seconds", type=int, default=120,
                        help="how long ceiling sends all that LinkedIn takes (120)")  # fmt: skip
    parser.add_argument("--walk-people", type=int, default=0,
                        help="people of the company that is walked (the demo's)")  # fmt: skip
    return parser.parse_args()


def surroundings(folder: str, database_url: str, api_version: str = "") -> Mapping[str, str]:
    """Return the whole environment of a benchmark; a developer's `.env` must not decide it."""
    nowhere = "http://127.0.0.1:9"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "ats.settings",
        "TANDEM_DATA_DIR": folder,
        "DATABASE_URL": database_url,
        # Whoever names a PostgreSQL brings the secrets.
        "SECRET_KEY": "only-for-benchmarks",
        "ENCRYPTION_KEYS": "dGFuZGVtLXRlc3RzLW9ubHktMzItYnl0ZXMtbG9uZyE=",
        "REDIS_URL": "",
        "DEBUG": "false",
        "LOG_LEVEL": "WARNING",
        "PUBLIC_URL": "http://localhost:8000",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "LINKEDIN_API_URL": nowhere,
        "LINKEDIN_WWW_URL": nowhere,
        "LINKEDIN_PLATFORM_URL": nowhere,
        "LINKEDIN_API_VERSION": api_version,
        "LINKEDIN_CLIENT_ID": "",
        "LINKEDIN_CLIENT_SECRET": "",
    }


def main() -> int:
    options = arguments()
    sizes = {
        "intake": options.pushes,
        "push": options.candidates,
        "sync": options.candidates,
        "pull": options.inmails,
        "walk": options.walk_people,
        "board": options.exports,
        "pages": options.people,
        "plans": options.rows,
        "ceiling": options.seconds,
    }
    chosen = options.database
    with Databases() as databases:
        for name in options.names:
            for kind in BENCHES[name]:
                if chosen in {None, kind} and not run(name, sizes[name], databases, kind, options):
                    return 1
    return 0


def run(name: str, size: int, databases: Databases, kind: str, options: argparse.Namespace) -> bool:
    """Run one benchmark on an empty database; say whether it came to its end."""
    with (
        tempfile.TemporaryDirectory(prefix="tandem-bench-") as folder,
        databases.empty(kind) as database_url,
    ):
        command = [sys.executable, "-m", f"benchmarks.{name}", str(size)]
        if name == "sync" and options.history:
            command.append("history")
        environment = surroundings(folder, database_url, options.api_version)
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
