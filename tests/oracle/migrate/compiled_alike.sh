#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# compiled_alike.sh MCMIGRATE [NUMBER...]: mcmigrate compare finds no change between a probe configuration compiled
# with the stock library and with the one in the program. Skipped (77) without the stock library or the shared
# folder.
set -u
mcmigrate=$(realpath "$1")
shift
root=$(cd "$(dirname "$0")/../../.." && pwd)
shared=${MW_SHARED:-$root/../shared}/probe
stock=/usr/share/sendmail/cf
skip() { echo "skipped: $1"; exit 77; }
[ -d "$shared/configs" ] || skip "there is no $shared"
[ -r "$stock/m4/cf.m4" ] || skip "there is no stock library"
files=
for number; do files="$files $shared/configs/$number-*.mc"; done
[ -n "$files" ] || files=$shared/configs/*.mc
equal=0 different=0
for mc in $files; do  # no blanks in the names
  if out=$(timeout 120 "$mcmigrate" compare "$mc" "$mc" --old-library "$stock" --new-library builtin \
    --site "$shared/fixtures" --hosts "$shared/fixtures/hosts" --host-name gw.test.example 2>&1); then
    equal=$((equal + 1))
  else
    different=$((different + 1))
    echo "$(basename "$mc"): $(echo "$out" | tail -n 1)"
  fi
done
echo "$equal compiled alike, $different not"
[ "$different" = 0 ] && [ "$equal" -gt 0 ]
