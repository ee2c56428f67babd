#!/usr/bin/env bash
# Make sure that there is a Java for the Nu HTML checker and a Lynx to read pages with: installed, else Debian's.
set -uo pipefail
missing=()
java -version >/dev/null 2>&1 || missing+=(default-jre-headless)
command -v lynx >/dev/null || missing+=(lynx)
if [ "${#missing[@]}" = 0 ]; then exit 0; fi
if command -v apt-get >/dev/null; then
  as_root=()
  if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
  install=(apt-get install -y -qq --no-install-recommends "${missing[@]}")
  echo "Installing for the tests: ${missing[*]}"
  "${as_root[@]}" "${install[@]}" >/dev/null 2>&1 ||
    { "${as_root[@]}" apt-get update -qq >/dev/null && "${as_root[@]}" "${install[@]}" >/dev/null; }
fi
if ! java -version >/dev/null 2>&1 || ! command -v lynx >/dev/null; then
  echo "The tests need Java (17 or newer) and Lynx. On Debian and Ubuntu: 'sudo apt-get install default-jre-headless lynx'. On a Mac: 'brew install openjdk lynx'." >&2
  exit 1
fi
