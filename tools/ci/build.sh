#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# sh tools/ci/build.sh [TARGET...]: installs the packages of the build where they are missing and builds
# the programs (all without TARGET), without the tests, into build/release/bin.
set -eu
cd "$(dirname "$0")/../.."
. tools/packages.sh
# shellcheck disable=SC2086
install_packages $BUILD_PACKAGES
cmake --preset release -DMW_TESTS=OFF >/dev/null
[ $# -gt 0 ] || set -- tools/all
cmake --build build/release --target "$@" -j "$(nproc)"
