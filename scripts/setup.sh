#!/bin/sh
# Make .venv and install Tandem into it; `setup.sh dev` adds the tools for tests and checks.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Tandem needs Python 3.11 or newer. Name one: make setup PYTHON=python3.12" >&2
    exit 1
fi

# Say what begins, and how long it took (as ats/steps.py).
begin() { printf '%s …' "$1"; began=$(date +%s); }
end() { echo " $(($(date +%s) - began)) s"; }

if [ ! -x .venv/bin/python ]; then
    begin "Making the virtual environment .venv"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        # Debian keeps these in a package of its own.
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            apt-get update -qq && apt-get install -qq -y python3-venv >/dev/null
        else
            echo "Python's venv module is missing. On Debian: sudo apt install python3-venv" >&2
            exit 1
        fi
    fi
    "$python" -m venv .venv
    end
fi

extra=""
[ "${1:-}" = dev ] && extra="[dev]"
begin "Installing the packages of pyproject.toml$extra, which takes a minute or two"
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input -e ".$extra"
end
touch .venv/installed
# What was installed for development must be brought up to date as well before its next use.
if [ -n "$extra" ]; then touch .venv/installed-dev; fi
