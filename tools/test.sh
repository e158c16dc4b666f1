#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# sh tools/test.sh [--long] [ctest options]: what try.sh does, then installs what the tests need, builds
# everything and runs every test. --long adds the tests labelled "long" and runs the fuzzers with their full counts.
set -u
cd "$(dirname "$0")/.." || exit 1
. tools/packages.sh

labels="-LE ^long$"
if [ "${1:-}" = --long ]; then
  shift
  labels=
  export MW_LONG=1
fi

sh tools/try.sh || fail "tools/try.sh has found something wrong"
# shellcheck disable=SC2086
install_packages $BUILD_PACKAGES $TEST_PACKAGES
install_sendmail
build all

say "running the tests"
# shellcheck disable=SC2086
ctest --preset release -j "$(nproc)" $labels "$@"
status=$?
# ctest is silent about tests that left something out.
skipped=$(grep -h -a -i -E '(^|: )skipped: ' build/release/Testing/Temporary/LastTest.log 2>/dev/null)
if [ -n "$skipped" ]; then
  say "left out:"
  printf '%s\n' "$skipped"
fi
[ "$status" -eq 0 ] && say "all tests passed"
exit "$status"
