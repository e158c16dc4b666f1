#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# recovered.sh MCMIGRATE [--real] [NUMBER...]: the .cf of probe configurations and, without numbers, of the .mc files
# that come with the stock library are recovered. At least 95 of 100 must be found equal by mcmigrate itself. With
# --real those that it calls equal are asked the probes of the shared folder by the real sendmail -bt, before and
# after: it must be right each time. Skipped (77) without the stock library or the shared folder; --real also
# without root or sendmail.
set -u
mcmigrate=$(realpath "$1")
shift
root=$(cd "$(dirname "$0")/../../.." && pwd)
shared=${MW_SHARED:-$root/../shared}/probe
stock=/usr/share/sendmail/cf
skip() { echo "skipped: $1"; exit 77; }
[ -x "$shared/tools/probe.py" ] || skip "there is no $shared"
[ -r "$stock/m4/cf.m4" ] || skip "there is no stock library"
real=no
if [ "${1:-}" = --real ]; then
  real=yes
  shift
  [ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
  [ "$(id -u)" = 0 ] || skip "only root may make namespaces"
fi
# Not below /tmp: sendmail refuses maps below folders that everybody may write.
work=$(mktemp -d /var/lib/mw-recovered.XXXXXX) || skip "there is no room below /var/lib"
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cp -r "$shared/." "$work" && chmod -R u+w "$work" && chown -R "$(id -u)" "$work" || exit 1
files=
for number; do files="$files $work/configs/$number-*.mc"; done
[ -n "$files" ] || files="$work/configs/*.mc $stock/cf/*.mc"
mkdir "$work/equal" "$work/was"
equal=0 different=0
for mc in $files; do  # no blanks in the names
  name=$(basename "$mc" .mc)
  (cd "$(dirname "$mc")" && m4 "$stock/m4/cf.m4" "$mc" > "$work/$name.cf" 2> /dev/null) || continue
  timeout 900 "$mcmigrate" recover "$work/$name.cf" -o "$work/$name.mc" --library "$stock" --site "$work/fixtures" \
    --hosts "$work/fixtures/hosts" --host-name gw.test.example > "$work/out" 2>&1
  status=$?
  if [ "$status" = 0 ]; then
    equal=$((equal + 1))
    cp "$mc" "$work/was" && cp "$work/$name.mc" "$work/equal" || exit 1
  else
    different=$((different + 1))
    echo "$name: exit $status: $(tail -n 1 "$work/out")"
  fi
done
echo "$equal recovered and equal, $different not"
[ "$equal" -gt 0 ] && [ $((equal * 100)) -ge $(((equal + different) * 95)) ] || exit 1
[ "$real" = yes ] || exit 0

rm -f "$work"/fixtures*/*.db
"$work/tools/mkdb.sh" || exit 1
echo 'hosts files' > "$work/fixtures/service.switch-nodns"
# Both sides are compiled as their owners would, and only then moved: files of the library name /etc/mail, too.
cat > "$work/compile.sh" << 'END'
cd "$1/cf" && m4 "$1/m4/cf.m4" "$2" | sed "s#/etc/mail/#$3#g"
END
export FIXTURES="$work/fixtures" COMPILE="sh $work/compile.sh {lib} {mc} {fix}"
"$work/tools/probe.py" "$stock" "$work/a" "$work"/was/*.mc > "$work/a.log" 2>&1 || exit 1
"$work/tools/probe.py" "$stock" "$work/b" "$work"/equal/*.mc > "$work/b.log" 2>&1 || exit 1
"$work/tools/compare.py" --no-messages "$work/a" "$work/b"
