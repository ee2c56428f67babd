#!/usr/bin/env bash
# Make sure that there is a browser for the tests: one that is installed, else Debian's Chromium,
# else Playwright's own.
set -euo pipefail
if [ -n "${SIGNPOST_BROWSER:-}" ]; then exit 0; fi
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
for place in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
  if [ -x "$place" ]; then exit 0; fi
done
if command -v apt-get >/dev/null; then
  as_root=()
  if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
  echo "Installing Chromium for the browser tests"
  if "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; then exit 0; fi
fi
.venv/bin/python -m playwright install chromium
