#!/usr/bin/env bash
# Make sure that a command the tests run is there: the one that is installed, else Debian's.
# Usage: tests/find_tool.sh COMMAND PACKAGE, such as tests/find_tool.sh pdftoppm poppler-utils
set -uo pipefail
command=${1:?which command}
package=${2:?which package of Debian has it}
if command -v "$command" >/dev/null; then exit 0; fi
if command -v apt-get >/dev/null; then
  as_root=()
  if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
  install=(apt-get install -y -qq --no-install-recommends "$package")
  echo "Installing $package, which the tests need for $command"
  "${as_root[@]}" "${install[@]}" >/dev/null 2>&1 ||
    { "${as_root[@]}" apt-get update -qq >/dev/null && "${as_root[@]}" "${install[@]}" >/dev/null; }
fi
if ! command -v "$command" >/dev/null; then
  echo "The tests need $command, which is not on this machine. Install it: on Debian and Ubuntu 'sudo apt-get install $package', on a Mac 'brew install ${package%-utils}'." >&2
  exit 1
fi
