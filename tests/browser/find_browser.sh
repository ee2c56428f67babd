#!/usr/bin/env bash
# Make sure that there are browsers for the tests: a whole one that is installed, else Debian's Chromium, else
# Playwright's own; and where Debian's can be installed, Chromium without windows, which takes half the time.
set -euo pipefail
if [ -n "${SIGNPOST_BROWSER:-}" ]; then exit 0; fi

installed() {
  for name in "$@"; do
    if command -v "$name" >/dev/null; then return 0; fi
  done
  return 1
}

install() {
  if ! installed apt-get; then return 1; fi
  local as_root=()
  if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
  echo "Installing $1 for the browser tests"
  "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# Without asking for a password: it only saves time.
may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
in_debian() { installed apt-cache && grep -q '^ID=debian' /etc/os-release 2>/dev/null; }
if in_debian && ! installed chromium-headless-shell && may_install; then
  install chromium-headless-shell || echo "Without chromium-headless-shell the browser tests take longer, in a whole Chrome"
fi
if installed chromium chromium-browser google-chrome google-chrome-stable; then exit 0; fi
for place in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
  if [ -x "$place" ]; then exit 0; fi
done
if install chromium fonts-dejavu-core; then exit 0; fi
.venv/bin/python -m playwright install chromium
