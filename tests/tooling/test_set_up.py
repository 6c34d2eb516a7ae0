"""What a newcomer starts from: `.env.example`, the make verbs, the compose file."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = (ROOT / "ats" / "settings.py").read_text()
EXAMPLE = (ROOT / ".env.example").read_text()
# Read by docker-compose.yml alone.
OF_COMPOSE = {"POSTGRES_PASSWORD", "HTTP_PORT", "HTTPS_PORT"}


def variables_of_settings() -> set[str]:
    """Return the strings given to `env.str` and to the readers, which are variables' names."""
    calls = [node for node in ast.walk(ast.parse(SETTINGS)) if isinstance(node, ast.Call)]
    readers = [call for call in calls if re.match(r"read_|env\.str", ast.unparse(call.func))]
    given = [argument for call in readers for argument in call.args]
    names = {one.value for one in given if isinstance(one, ast.Constant)}
    return names | {"ENCRYPTION_KEYS"}


def variables_of_example() -> set[str]:
    return set(re.findall(r"^#?([A-Z][A-Z0-9_]+)=", EXAMPLE, re.MULTILINE))


def compose() -> dict:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def test_the_example_lists_every_variable_and_no_other():
    assert variables_of_example() - OF_COMPOSE == variables_of_settings()


def test_tandem_starts_with_the_example_as_it_is(tmp_path):
    lines = [line for line in EXAMPLE.splitlines() if line and not line.startswith("#")]
    variables = dict(line.split("=", 1) for line in lines)

    started = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, capture_output=True, text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "DATABASE_URL": "", "REDIS_URL": "", **variables,
             "TANDEM_DATA_DIR": str(tmp_path)},
    )  # fmt: skip

    assert started.returncode == 0, started.stderr


def test_make_alone_prints_the_verbs():
    printed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    for verb in ("setup", "demo", "worker", "test", "test-services", "check", "bench", "docs"):
        assert f"  make {verb} " in printed


def test_the_compose_file_gives_every_process_the_same_variables():
    services = compose()["services"]
    ours = [services[name] for name in ("migrate", "web", "worker", "beat", "sandbox")]

    assert all(service["environment"] == ours[0]["environment"] for service in ours)
    missing = variables_of_settings() - set(ours[0]["environment"])
    assert missing == {"TANDEM_DATA_DIR"}, "the image sets the data folder itself"


def test_the_sandbox_is_asked_for_and_shares_the_address_of_web():
    services = compose()["services"]

    assert services["sandbox"]["profiles"] == ["sandbox"]
    assert services["sandbox"]["network_mode"] == "service:web"
    assert services["worker"]["network_mode"] == "service:web"
