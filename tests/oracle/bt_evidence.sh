#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# bt_evidence.sh BT_PAIRS CFTEST [NAME...]: every experiment of the ruleset semantics, run by sendmail -bt
# and by cftest. What depends on the machine is masked by bt_evidence.masks.
set -u
pairs=$(realpath "$1")
cftest=$(realpath "$2")
shift 2
. "$(dirname "$0")/bt_tools.sh"
evidence=$shared/spec/ruleset-semantics-evidence
[ -d "$evidence" ] || skip "there is no $evidence"
masks=$root/tests/oracle/bt_evidence.masks

mkdir "$work/x" "$work/pairs"
cp "$evidence"/x/* "$work/x/"
( cd "$work/x" && chmod 644 ./* && chmod 755 ./*.sh 2> /dev/null
  makemap hash m < m.txt && makemap -N hash mN < m.txt && makemap -f hash mf < m.txt &&
  makemap btree b < m.txt ) || { echo "the maps could not be built"; exit 1; }
sed -i "s,/opt/x/,$work/x/,g" "$work"/x/*.sh "$work"/x/switch* 2> /dev/null
[ $# -gt 0 ] || set -- $(cd "$evidence" && for file in *.txt; do echo "${file%.txt}"; done)
for name in "$@"; do
  sed "s,/opt/x/,$work/x/,g" "$evidence/cf/$name.cf" > "$work/pairs/$name.cf"
  awk 'seen && sub(/^> /, "") { print } /^--cmds\/out--$/ { seen = 1 }' "$evidence/$name.txt" |
    iconv -f utf-8 -t latin1 | sed "s,/opt/x/,$work/x/,g" > "$work/pairs/$name.cmds"
done
"$pairs" "$cftest" "$work/pairs" "$masks"
