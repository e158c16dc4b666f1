#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# tools/ci/pre-commit.sh [mclint arguments]: the hook of .pre-commit-hooks.yaml. Runs the mclint that is
# installed, else the one built in this checkout; builds it at the first time. Without arguments the
# folder it is called in is the site.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
mclint=$(command -v mclint || printf '%s' "$root/build/release/bin/mclint")
if [ ! -x "$mclint" ]; then
  (cd "$root" && sh tools/ci/build.sh mclint) >&2
fi
[ $# -gt 0 ] || set -- .
exec "$mclint" --format gcc "$@"
