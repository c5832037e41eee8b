#!/usr/bin/env bash
# Make the virtual environment, install the pinned dependencies and the project into it, and index the place names.
# Usage: setup.sh PYTHON VENV. Safe to run again, from any earlier state.
set -euo pipefail
python=$1 venv=$2

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "setup: Python 3.11 or newer is needed, and '$python' is not. Name another: make PYTHON=python3.12" >&2
  exit 1
fi
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
  rm -rf "$venv"
  if ! "$python" -m venv "$venv" 2>/dev/null; then
    # Debian and Ubuntu ship Python without ensurepip.
    rm -rf "$venv"
    sudo=""; [ "$(id -u)" = 0 ] || sudo=sudo
    echo "setup: this Python cannot make virtual environments; installing python3-venv" >&2
    $sudo apt-get update -qq && $sudo apt-get install -y -qq python3-venv >/dev/null
    "$python" -m venv "$venv"
  fi
fi
echo "setup: installing the pinned packages into $venv" >&2
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
echo "setup: building the index of place names in the cache folder, once; up to half a minute" >&2
"$venv/bin/python" -c "from rashomon.gazetteer import open_gazetteer; open_gazetteer().find('Aleppo')"
touch "$venv/.ready"
