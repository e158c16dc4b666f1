#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# sh tools/bench.sh [NAME...]: builds, then measures against the original programs. NAME is a script of
# tests/bench without ".sh"; without a name all are run. Each line is a median of several runs, ours and
# theirs alternating, and the ratio. BENCH_RUNS=N changes the number of runs.
set -u
cd "$(dirname "$0")/.." || exit 1
. tools/packages.sh

[ $# -gt 0 ] || set -- $(for script in tests/bench/*.sh; do basename "$script" .sh; done)
for name in "$@"; do
  [ -e "tests/bench/$name.sh" ] ||
    fail "no benchmark '$name'; there are: $(cd tests/bench && echo *.sh | sed 's/\.sh//g')"
done

# shellcheck disable=SC2086
install_packages $BUILD_PACKAGES $TEST_PACKAGES sendmail-cf
build all

status=0
for name in "$@"; do
  say "$name"
  sh "tests/bench/$name.sh" build/release/bin || status=1
done
exit "$status"
