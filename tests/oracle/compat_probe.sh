#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# compat_probe.sh [--mc2cf=PROGRAM] files|dns [NUMBER...]: the library m4-compat against the stock one, by the probes
# of the shared folder: each configuration is compiled with both, loaded by the real sendmail, and asked the same
# questions. Compiled with GNU m4, or with PROGRAM --library=builtin. Differences
# that are wanted stand in compat_wanted.txt. All configurations, or those whose numbers are given. Skipped (77)
# without root, sendmail, the stock library or the shared folder. That both make the same text is seen by library_parts.
set -u
. "$(dirname "$0")/compat_tools.sh"

compiler=
case $1 in
  --mc2cf=*) compiler=$(realpath "${1#--mc2cf=}"); shift ;;
esac
round=$1
shift
[ "$round" = dns ] && FIXTURES=$work/fixtures-dns

files=
for number; do files="$files $work/configs/$number-*.mc"; done

# The names hold no blanks: word splitting and the pattern are wanted.
probe "$stock" "$work/stock" $files > "$work/stock.log" || exit 1
if [ -n "$compiler" ]; then
  COMPILE="$compiler --library=builtin -DMAIL_SETTINGS_DIR={fix} {mc}"
  export COMPILE
  probe - "$work/ours" $files > "$work/ours.log" || exit 1
  "$work/tools/compare.py" --no-messages "$work/stock" "$work/ours" > "$work/result"
else
  probe "$root/m4-compat" "$work/ours" $files > "$work/ours.log" || exit 1
  "$work/tools/compare.py" "$work/stock" "$work/ours" > "$work/result"
fi
status=$?
[ "$status" = 2 ] && { cat "$work/result"; exit 1; }
total=$(tail -n 1 "$work/result")
sed '$d' "$work/result" | grep -v -E -f "$wanted" > "$work/left"
cat "$work/left"
echo "$total, of which $(wc -l < "$work/left") are not wanted"
[ ! -s "$work/left" ]
