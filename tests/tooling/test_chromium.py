"""A Chromium is found where there is one and installed where there is none."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import chromium


class Machine:
    """A machine without any browser; what is run on it is noted, and installs what it says."""

    def __init__(self, folder: Path) -> None:
        self.programs: set[str] = set()
        self.playwrights_own = folder / "chrome"
        self.is_offline = False
        self.ran: list[list[str]] = []

    def which(self, name: str) -> str | None:
        return f"/usr/bin/{name}" if name in self.programs else None

    def run(self, command: list[str], **_: object) -> None:
        self.ran.append(command)
        if self.is_offline:
            raise subprocess.CalledProcessError(1, command)
        if "playwright" in command:
            self.playwrights_own.touch()
        elif "install" in command:
            self.programs.add(command[-1])

    @contextmanager
    def playwright(self):
        path = str(self.playwrights_own)
        yield SimpleNamespace(chromium=SimpleNamespace(executable_path=path))


@pytest.fixture
def machine(monkeypatch, tmp_path) -> Machine:
    machine, exists = Machine(tmp_path), Path.exists
    monkeypatch.delenv("TANDEM_CHROMIUM", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", machine.which)
    monkeypatch.setattr(subprocess, "run", machine.run)
    monkeypatch.setattr("playwright.sync_api.sync_playwright", machine.playwright)
    # The Mac on which these tests may run has applications of its own.
    monkeypatch.setattr(
        Path, "exists", lambda path: "Applications" not in path.parts and exists(path)
    )
    return machine


def test_the_named_browser_wins(machine, monkeypatch):
    machine.programs.add("chromium")
    monkeypatch.setenv("TANDEM_CHROMIUM", "/opt/browser")

    assert chromium.find_chromium() == "/opt/browser"


def test_an_installed_browser_is_found(machine):
    machine.programs.add("google-chrome")

    assert chromium.find_chromium() == "/usr/bin/google-chrome"


def test_the_browser_playwright_installed_once_is_found(machine):
    machine.playwrights_own.touch()

    assert chromium.find_chromium() == str(machine.playwrights_own)


def test_root_installs_with_apt(machine, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.programs.add("apt-get")

    assert chromium.install_chromium() == "/usr/bin/chromium"
    assert [command[0] for command in machine.ran] == ["apt-get", "apt-get"]
    assert machine.ran[1][-1] == "chromium"


def test_anybody_else_installs_with_playwright(machine):
    machine.programs.add("apt-get")

    assert chromium.install_chromium() == str(machine.playwrights_own)
    assert machine.ran == [[sys.executable, "-m", "playwright", "install", "chromium"]]


def test_without_a_browser_the_reason_is_said(machine, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["chromium", "--install"])
    machine.is_offline = True

    assert chromium.main() == 1
    assert "No Chromium:" in capsys.readouterr().err
