#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# sh tools/deb.sh [BUILD-FOLDER [OUT-FOLDER]]: makes the Debian package from what is built, build/release by
# default, and prints its name. Nothing is installed.
set -eu
cd "$(dirname "$0")/.."
build=$(realpath "${1:-build/release}")
out=${2:-$build}
mkdir -p "$out"
out=$(realpath "$out")
work=$(mktemp -d "$build/deb.XXXXXX")
trap 'rm -rf "$work"' EXIT
# Files of the package are readable for all, whatever the builder's habit is.
umask 022
cpack -G DEB --config "$build/CPackConfig.cmake" -B "$work" > "$work/log" 2>&1 || {
  cat "$work/log" >&2
  exit 1
}
mv "$work"/*.deb "$out/"
ls "$out"/mailwright_*.deb
