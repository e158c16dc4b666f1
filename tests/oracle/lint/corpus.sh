#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# corpus.sh BIN EXPECTED: all findings of severity error and warning on real configurations of others (the shared
# folder's corpus: .mc, .cf, maps), counted by code and compared with EXPECTED, where each count stands with the
# verdict of a reader. Skipped (77) without the corpus.
set -u
lint=$(realpath "$1/mclint")
expected=$(realpath "$2")
root=$(cd "$(dirname "$0")/../../.." && pwd)
corpus=${MW_SHARED:-$root/../shared}/corpus
[ -d "$corpus/mc" ] || { echo "skipped: there is no corpus"; exit 77; }
corpus=$(realpath "$corpus")
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# Nothing of this machine counts; what Debian's .mc files include is there and empty.
mkdir -p "$work/root" "$work/mail/m4" && : > "$work/mail/m4/dialup.m4" && : > "$work/mail/m4/provider.m4"
look() {
  timeout 60 "$lint" "$@" --library=builtin --host-name mx.our.test --no-settings --root "$work/root" \
    --site "$work/mail" --format gcc > "$work/out" 2>&1
  status=$?
  [ "$status" -le 2 ] || { echo "$1: mclint ended with $status"; exit 1; }
  cat "$work/out" >> "$work/all"
}
: > "$work/all"
files=0
for file in "$corpus"/mc/* "$corpus"/cf/*; do
  name=$(basename "$file")
  case $file in
    */mc/*.mc | */cf/*.cf) ;;
    */mc/*) name=$name.mc ;;
    *) name=$name.cf ;;
  esac
  cp "$file" "$work/$name" && cd "$work" && look "$name"
  files=$((files + 1))
done
for file in "$corpus"/maps/*; do
  case $file in
    *.conf | *.resolve | *.switch | *userdb | *provider) continue ;;
    *local-host-names*) table=local-host-names ;;
    *relay-domains*) table=relay-domains ;;
    *mailertable*) table=mailertable ;;
    *virtusertable*) table=virtusertable ;;
    *genericstable*) table=genericstable ;;
    *aliases*) table=aliases ;;
    *access*) table=access ;;
    *) echo "$file: what kind of table is it?"; exit 1 ;;
  esac
  cp "$file" "$work/$table" && cd "$work" && look "$table"
  files=$((files + 1))
done
sed -n 's/.*: \(error\|warning\): .*\[\([A-Z]*[0-9]*\) [a-z0-9-]*\]$/\2 \1/p' "$work/all" | sort | uniq -c |
  while read -r count kind; do echo "$kind $count"; done > "$work/counts"
sed -n 's/^\([A-Z]*[0-9]* [a-z]* [0-9]*\) .*/\1/p' "$expected" | sort > "$work/wanted"
sort "$work/counts" | diff "$work/wanted" - > "$work/diff" || {
  echo "other counts than those that were judged (< judged, > now):"
  cat "$work/diff"
  exit 1
}
echo "$files files, $(awk '{n += $3} END {print n}' "$work/counts") findings, all of them judged"
