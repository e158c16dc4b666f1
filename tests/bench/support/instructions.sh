#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# instructions.sh CFTEST LIMIT: how many instructions cftest needs for `3,0 ADDRESS` with its whole text, on a
# stock configuration and plausible addresses; fails above LIMIT. Instructions do not depend on what else the
# machine does. The start is taken out: it is the difference of a long run and a short one.
set -u
cftest=$(realpath "$1")
limit=$2
library=/usr/share/sendmail/cf
. "$(dirname "$0")/addresses.sh"
skip() { echo "skipped: $1"; exit 77; }
command -v valgrind > /dev/null || skip "there is no valgrind"
[ -r "$library/m4/cf.m4" ] || skip "there is no stock library"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
printf "OSTYPE(\`linux')\nMAILER(\`local')\nMAILER(\`smtp')\n" > "$work/plain.mc"
m4 -I"$library" "$library/m4/cf.m4" "$work/plain.mc" > "$work/plain.cf" 2> /dev/null
printf '127.0.0.1 localhost\n192.0.2.1 bench.example.org bench\n' > "$work/hosts"
echo 'hosts files' > "$work/service.switch"

# instructions N: of a run with the first N addresses, in $count.
instructions() {
  head -n "$1" "$work/addresses" > "$work/input"
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$cftest" -bt --quiet --host-name bench.example.org \
    --hosts "$work/hosts" --service-switch "$work/service.switch" -C "$work/plain.cf" \
    < "$work/input" > /dev/null 2> "$work/log"
  count=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$work/log")
  [ -n "$count" ] || { cat "$work/log"; exit 1; }
}

addresses '3,0 ' 3000 > "$work/addresses"
instructions 1000
short=$count
instructions 3000
each=$(((count - short) / 2000))
echo "$each instructions an address (limit $limit); the first 1000 and the start: $short"
[ "$each" -le "$limit" ]
