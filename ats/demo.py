"""What stays of `manage.py demo` once the data is there: it starts the programs and watches them.

A program of its own, without Django, whose idle copy would take more memory than the web process.
"""

import argparse
import signal
import sys
from pathlib import Path

from ats import programs
from ats.steps import step
from ats.supervision import ProgramEnded, ProgramSilent, Supervisor, on_signals

ROOT = Path(__file__).resolve().parent.parent
# A slow machine compiles every module at the first start.
START_TIMEOUT_S = 120


def command(*, port: int, sandbox_port: int, data: Path, welcome: str) -> list[str]:
    """Return the command line that runs this program."""
    return [
        sys.executable, "-m", "ats.demo", "--port", str(port), "--sandbox-port", str(sandbox_port),
        "--data", str(data), "--welcome", welcome,
    ]  # fmt: skip


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ats.demo", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--sandbox-port", type=int, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--welcome", required=True)
    return parser.parse_args()


def main() -> int:
    given = arguments()
    supervisor = Supervisor(logs=given.data / "logs", folder=ROOT)
    on_signals((signal.SIGINT, signal.SIGTERM, signal.SIGHUP), supervisor.stopping.set)
    try:
        run_programs(supervisor, given)
    except (ProgramEnded, ProgramSilent) as error:
        print(f"{error}\nEverything else was stopped.", file=sys.stderr)
        return 1
    finally:
        print("\nStopping.", flush=True)
        supervisor.stop()
    print("Everything is stopped; the data is kept.")
    return 0


def run_programs(supervisor: Supervisor, given: argparse.Namespace) -> None:
    """Return when asked to stop. Raises ProgramEnded, ProgramSilent."""
    database = given.data / "linkedin_sandbox.sqlite3"
    with step("Starting web, worker and LinkedIn sandbox"):
        supervisor.start(programs.sandbox(port=given.sandbox_port, database=database))
        supervisor.start(programs.web(port=given.port))
        supervisor.start(programs.worker())
        supervisor.wait_until_ready(timeout_s=START_TIMEOUT_S)
    if not supervisor.stopping.is_set():
        print(given.welcome, flush=True)
        supervisor.watch()


if __name__ == "__main__":
    sys.exit(main())
