"""The proxy of the compose file: the only way in, with the limits that the code has."""

import re

import pytest

from ats.bodies import limit_of
from tests.tooling.test_set_up import ROOT, compose

CADDYFILE = (ROOT / "Caddyfile").read_text()
MIB = 2**20


def figure(name: str) -> str:
    [found] = re.findall(rf"^\s*{name} (\S+)$", CADDYFILE, re.MULTILINE)
    return found


def limit_at(matcher: str) -> int:
    """Return how many bytes the proxy reads at what a matcher finds, "" being everything else."""
    [found] = re.findall(
        rf"^\thandle {matcher}\{{\n\t\trequest_body \{{\n\t\t\tmax_size (\d+)MiB",
        CADDYFILE,
        re.MULTILINE,
    )
    return int(found) * MIB


def test_nobody_reaches_gunicorn_but_through_the_proxy():
    services = compose()["services"]

    assert [name for name in services if services[name].get("ports")] == ["proxy"]
    assert "unix:/run/tandem/web.sock" in services["web"]["command"]
    assert "--bind 127.0.0.1:8000" in services["web"]["command"]
    assert "0.0.0.0" not in services["web"]["command"]


def test_the_proxy_and_web_meet_in_one_place():
    services = compose()["services"]
    [socket] = [one for one in services["proxy"]["volumes"] if isinstance(one, dict)]

    assert f"{socket['source']}:{socket['target']}" in services["web"]["volumes"]
    assert f"unix/{socket['target']}/web.sock" in CADDYFILE
    assert f"mkdir /data {socket['target']} " in (ROOT / "Dockerfile").read_text()


def test_the_proxy_serves_the_address_that_people_use():
    proxy = compose()["services"]["proxy"]

    assert "{$PUBLIC_URL:http://localhost:8000} {" in CADDYFILE
    assert proxy["environment"]["PUBLIC_URL"] == "${PUBLIC_URL:-http://localhost:8000}"
    assert "${HTTP_PORT:-8000}:${HTTP_PORT:-8000}" in proxy["ports"]
    assert "./Caddyfile:/etc/caddy/Caddyfile:ro" in proxy["volumes"]


@pytest.mark.parametrize(
    ("matcher", "path"),
    [
        ("@api ", "/api/v1/jobs/"),
        ("@sheets ", "/api/v1/talent-pools/x/imports/"),
        ("@documents ", "/candidates/x/documents/"),
        ("@documents ", "/api/v1/candidates/x/documents/"),
        ("@pushes ", "/linkedin/callback/x/"),
        ("", "/sign-in/"),
        ("", "/talent-pools/x/imports/"),
    ],
)
def test_the_proxy_reads_what_tandem_reads(matcher, path):
    assert limit_at(matcher) == limit_of(path)


def test_a_whole_request_comes_before_gunicorn_hears_of_it():
    assert figure("request_buffers") == "32MiB"
    assert limit_at("@documents ") == 32 * MIB


def test_no_setting_changes_what_the_proxy_reads():
    """What nobody checked would stop the proxy, or read more than Tandem does."""
    assert set(re.findall(r"\{\$(\w+)", CADDYFILE)) == {
        "PUBLIC_URL", "WEB_ADDRESS", "SANDBOX_ADDRESS",
    }  # fmt: skip


def test_no_client_takes_as_long_as_it_likes():
    times = [figure(name) for name in ("read_header", "read_body", "write", "idle")]

    assert times == ["10s", "60s", "60s", "2m"]


def test_what_the_proxy_logs_names_no_address():
    assert "request>uri delete" in CADDYFILE
