#!/usr/bin/env bash
# Pin every dependency, with hashes and without the name of any host, into requirements.lock.
# Usage: lock.sh PYTHON
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet uv
printf "hatchling\neditables\n" > "$work/build.in"
"$work/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
  --no-emit-index-url --no-emit-find-links --extra web --group dev pyproject.toml "$work/build.in" -o requirements.lock
