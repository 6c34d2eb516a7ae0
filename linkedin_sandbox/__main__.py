"""Command line: `python -m linkedin_sandbox --port 8100 [--database FILE]`."""

import argparse
import os
from pathlib import Path

import django


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m linkedin_sandbox",
        description="Run a stand-in for LinkedIn: the RSC API and a small Recruiter.",
        epilog="Example: python -m linkedin_sandbox --port 8100 --database var/demo.sqlite3",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=port, default=8100, help="port to listen on (%(default)s)")
    parser.add_argument("--database", type=Path, help="SQLite file, made when it does not exist")
    return parser.parse_args()


def port(text: str) -> int:
    """Read the port; 0 lets the system choose a free one."""
    if not (text.isdecimal() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text} is not a port, a number from 1 to 65535")
    return int(text)


def main() -> None:
    options = arguments()
    os.environ["DJANGO_SETTINGS_MODULE"] = "linkedin_sandbox.settings"
    if options.database:
        os.environ["LINKEDIN_SANDBOX_DATABASE"] = str(options.database.resolve())
    django.setup()
    make_folder_of_database()

    from linkedin_sandbox import server

    server.prepare()
    server.serve(options.host, options.port)


def make_folder_of_database() -> None:
    from django.conf import settings

    Path(str(settings.DATABASES["default"]["NAME"])).parent.mkdir(parents=True, exist_ok=True)


if __name__ == "__main__":
    main()
