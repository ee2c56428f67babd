#!/usr/bin/env bash
# Make sure that PDFs can be made: Pango that is installed, else Debian's, when we may install it
# without asking anyone. With --ask it may ask for a password. Nothing else needs Pango, so that a
# machine without it is not an error.
set -uo pipefail
found() { .venv/bin/python -c 'import sys; from generator.paper.pdf import what_is_missing; sys.exit(bool(what_is_missing()))'; }
if found; then exit 0; fi
if command -v apt-get >/dev/null; then
  as_root=()
  if [ "$(id -u)" != 0 ]; then
    as_root=(sudo)
    if [ "${1:-}" != "--ask" ]; then as_root=(sudo --non-interactive); fi
  fi
  install=(apt-get install -y -qq --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core)
  echo "Installing Pango, which makes booklets"
  "${as_root[@]}" "${install[@]}" >/dev/null 2>&1 ||
    { "${as_root[@]}" apt-get update -qq >/dev/null 2>&1 && "${as_root[@]}" "${install[@]}" >/dev/null 2>&1; }
fi
found || .venv/bin/python -c 'from generator.paper.pdf import what_is_missing; print("No booklets:", what_is_missing())'
