"""Run Django's `check --deploy` in the environment of a production server; warnings fail."""

import base64
import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def production(data_dir: str) -> dict[str, str]:
    """Return the variables of a server. Nothing is connected to: the hosts do not exist."""
    return {
        "TANDEM_DATA_DIR": data_dir,
        "DATABASE_URL": "postgres://tandem:secret@database.example/tandem",
        "REDIS_URL": "redis://redis.example:6379/0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ENCRYPTION_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "PUBLIC_URL": "https://ats.example",
        "ALLOWED_HOSTS": "ats.example",
        "DEBUG": "false",
    }


def main() -> int:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    with tempfile.TemporaryDirectory() as data_dir:
        surroundings = {**os.environ, **production(data_dir)}
        return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
