#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# compat_probe.sh [--mc2cf=PROGRAM] files|dns [NUMBER...]: the library m4-compat against the stock one, by the probes
# of the shared folder: each configuration is compiled with both, loaded by the real sendmail, and asked the same
# questions. Compiled with GNU m4, or with PROGRAM --library=builtin. Differences that are wanted stand in
# compat_wanted.txt. All configurations, or those whose numbers are given. Skipped (77) without root, sendmail,
# the stock library or the shared folder.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
wanted=$root/tests/oracle/compat_wanted.txt
shared=${MW_SHARED:-$root/../shared}/probe
stock=/usr/share/sendmail/cf
skip() { echo "skipped: $1"; exit 77; }
[ -x "$shared/tools/probe.py" ] || skip "there is no $shared"
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
[ -r "$stock/m4/cf.m4" ] || skip "there is no stock library"
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"

compiler=
case $1 in
  --mc2cf=*) compiler=$(realpath "${1#--mc2cf=}"); shift ;;
esac
round=$1
shift
# Not below /tmp: sendmail refuses maps below folders that everybody may write.
work=$(mktemp -d /var/lib/mw-compat.XXXXXX) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cp -r "$shared/." "$work" && chmod -R u+w "$work" && chown -R root "$work" || exit 1
rm -f "$work"/fixtures*/*.db
"$work/tools/mkdb.sh" || exit 1
[ "$round" = dns ] && FIXTURES=$work/fixtures-dns || FIXTURES=$work/fixtures
export FIXTURES

files=
if [ $# = 0 ] && [ "$round" = dns ]; then set -- 043 079 091 115; fi
for number; do files="$files $work/configs/$number-*.mc"; done
# The names hold no blanks: word splitting and the pattern are wanted.
"$work/tools/probe.py" "$stock" "$work/stock" $files > "$work/stock.log" || exit 1
if [ -n "$compiler" ]; then
  COMPILE="$compiler --library=builtin -DMAIL_SETTINGS_DIR={fix} {mc}" \
    "$work/tools/probe.py" - "$work/ours" $files > "$work/ours.log" || exit 1
  "$work/tools/compare.py" --no-messages "$work/stock" "$work/ours" > "$work/result"
else
  "$work/tools/probe.py" "$root/m4-compat" "$work/ours" $files > "$work/ours.log" || exit 1
  "$work/tools/compare.py" "$work/stock" "$work/ours" > "$work/result"
fi
status=$?
[ "$status" = 2 ] && { cat "$work/result"; exit 1; }
total=$(tail -n 1 "$work/result")
sed '$d' "$work/result" | grep -v -E -f "$wanted" > "$work/left"
cat "$work/left"
echo "$total, of which $(wc -l < "$work/left") are not wanted"
[ ! -s "$work/left" ]
