#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# compile_instructions.sh MC2CF FOLDER LIMIT: how many instructions the compile of FOLDER/sendmail.mc by the library in
# the program takes, its start included; fails above LIMIT. Instructions do not depend on what else the machine does.
set -u
mc2cf=$(realpath "$1")
limit=$3
command -v valgrind > /dev/null || { echo "skipped: there is no valgrind"; exit 77; }
cd "$2" || exit 1
log=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$mc2cf" --library=builtin sendmail.mc 2>&1 > /dev/null)
count=$(echo "$log" | sed -n 's/.*Collected : \([0-9]*\).*/\1/p')
[ -n "$count" ] || { echo "$log"; exit 1; }
echo "$count instructions for $2/sendmail.mc (limit $limit)"
[ "$count" -le "$limit" ]
