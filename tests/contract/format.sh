#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Fails when clang-format would change a source. Other major versions than 14 lay code out differently in
# places, so they are not asked.
cd "$(dirname "$0")/../.." || exit 2
if ! command -v clang-format >/dev/null; then
  echo "skipped: there is no clang-format here"
  exit 77
fi
case $(clang-format --version) in
  *"version 14."*) ;;
  *) echo "skipped: the layout is that of clang-format 14, here is $(clang-format --version)"; exit 77 ;;
esac
find src tools tests \( -name '*.cc' -o -name '*.h' \) -exec clang-format --dry-run -Werror {} +
