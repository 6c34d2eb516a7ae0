"""A Chromium is found where there is one and installed where there is none."""

import subprocess

import pytest

from tests import chromium


@pytest.fixture
def bare_machine(monkeypatch):
    """A machine without any browser; what is installed is noted, and then found."""
    ran = []
    monkeypatch.delenv("TANDEM_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium.shutil, "which", lambda name: None)
    monkeypatch.setattr(chromium, "_on_a_mac", lambda: None)
    monkeypatch.setattr(chromium, "_playwrights_own", lambda: "/found" if ran else None)
    monkeypatch.setattr(chromium.subprocess, "run", lambda command, **_: ran.append(command))
    return ran


def test_the_named_browser_wins(monkeypatch):
    monkeypatch.setenv("TANDEM_CHROMIUM", "/opt/browser")

    assert chromium.find_chromium() == "/opt/browser"


def test_an_installed_browser_is_found(monkeypatch):
    monkeypatch.delenv("TANDEM_CHROMIUM", raising=False)
    monkeypatch.setattr(
        chromium.shutil, "which", lambda name: f"/usr/bin/{name}" if "google" in name else None
    )

    assert chromium.find_chromium() == "/usr/bin/google-chrome"


def test_root_installs_with_apt(bare_machine, monkeypatch):
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    monkeypatch.setattr(
        chromium.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None
    )

    assert chromium.install_chromium() == "/found"
    assert [command[0] for command in bare_machine] == ["apt-get", "apt-get"]
    assert bare_machine[1][-1] == "chromium"


def test_anybody_else_installs_with_playwright(bare_machine, monkeypatch):
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)

    assert chromium.install_chromium() == "/found"
    assert bare_machine[0][1:] == ["-m", "playwright", "install", "chromium"]


def test_without_a_browser_the_reason_is_said(bare_machine, monkeypatch, capsys):
    monkeypatch.setattr(chromium.sys, "argv", ["chromium", "--install"])
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)

    def fail(command, **_):
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(chromium.subprocess, "run", fail)

    assert chromium.main() == 1
    assert "No Chromium:" in capsys.readouterr().err
