#!/usr/bin/env bash
# Make sure that the tests can look at printed pages: Poppler's pdftoppm that is installed, else Debian's.
set -uo pipefail
if command -v pdftoppm >/dev/null; then exit 0; fi
if command -v apt-get >/dev/null; then
  as_root=()
  if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
  install=(apt-get install -y -qq --no-install-recommends poppler-utils)
  echo "Installing Poppler, which shows PDFs to the tests"
  "${as_root[@]}" "${install[@]}" >/dev/null 2>&1 ||
    { "${as_root[@]}" apt-get update -qq >/dev/null && "${as_root[@]}" "${install[@]}" >/dev/null; }
fi
if ! command -v pdftoppm >/dev/null; then
  echo "The tests need pdftoppm, which is not on this machine. Install Poppler: on Debian and Ubuntu 'sudo apt-get install poppler-utils', on a Mac 'brew install poppler'." >&2
  exit 1
fi
