#!/usr/bin/env bash
# Fetch what the workbench hands out of others, with their licences, from their npm packages: a script, and outlines of
# countries. Usage: vendor.sh [PYTHON]. Needs npm, which checks each package against the registry's hash.
set -euo pipefail
htmx=2.0.11 world_atlas=2.0.2
here=$(cd "$(dirname "$0")/.." && pwd)
python=${1:-$here/.venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "htmx.org@$htmx" >/dev/null
tar -xzf "htmx.org-$htmx.tgz"
cp package/dist/htmx.min.js "$here/src/rashomon/web/static/htmx.min.js"
cp package/LICENSE "$here/src/rashomon/web/static/htmx.LICENSE.txt"
npm pack --silent "world-atlas@$world_atlas" >/dev/null
tar -xzf "world-atlas-$world_atlas.tgz"
"$python" "$here/scripts/build_atlas.py" package/countries-110m.json package/countries-50m.json
cp package/LICENSE "$here/src/rashomon/web/atlas/world.LICENSE.txt"
