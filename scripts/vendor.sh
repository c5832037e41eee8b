#!/usr/bin/env bash
# Fetch the scripts of others that the workbench hands out, with their licences, from their npm packages.
# Usage: vendor.sh. Needs npm, which checks each package against the registry's hash.
set -euo pipefail
htmx=2.0.11
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "htmx.org@$htmx" >/dev/null
tar -xzf "htmx.org-$htmx.tgz"
cp package/dist/htmx.min.js "$here/src/rashomon/web/static/htmx.min.js"
cp package/LICENSE "$here/src/rashomon/web/static/htmx.LICENSE.txt"
