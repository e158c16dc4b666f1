#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# mutations.sh MCMIGRATE MUTATE COUNT SEED [FIRST]: every change that the real sendmail -bt shows must be reported by
# mcmigrate compare. COUNT changed sites are made by MUTATE; both of each are compiled by GNU m4 with the stock
# library and asked the probes of the shared folder. Skipped (77) without root, sendmail, the stock library or the
# shared folder.
set -u
mcmigrate=$(realpath "$1")
mutate=$(realpath "$2")
count=$3
seed=$4
first=${5:-0}
root=$(cd "$(dirname "$0")/../../.." && pwd)
shared=${MW_SHARED:-$root/../shared}/probe
stock=/usr/share/sendmail/cf
skip() { echo "skipped: $1"; exit 77; }
[ -x "$shared/tools/probe.py" ] || skip "there is no $shared"
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
[ -r "$stock/m4/cf.m4" ] || skip "there is no stock library"
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"

# Not below /tmp: sendmail refuses maps below folders that everybody may write.
work=$(mktemp -d /var/lib/mw-mutations.XXXXXX) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cp -r "$shared/." "$work" && chmod -R u+w "$work" && chown -R root "$work" || exit 1
rm -f "$work"/fixtures*/*.db
"$work/tools/mkdb.sh" || exit 1
mkdir "$work/old"
"$mutate" "$work" "$work/sites" "$count" "$seed" || exit 1

# probe FIXTURES MC OUT: the answers for MC, whose texts are in FIXTURES. A statement of the mutations names
# /etc/mail itself.
probe() {
  sed "s#/etc/mail/#$1/#g" "$2" > "$work/$name.mc"
  FIXTURES=$1 "$work/tools/probe.py" "$stock" "$3" "$work/$name.mc" > "$3.log" 2>&1
}

shown=0 reported=0 quiet=0 missed=0 broken=0
for site in "$work"/sites/*/; do
  number=$(basename "$site")
  [ "$number" -ge "$first" ] || continue
  read -r name < "$site/name"
  read -r map < "$site/map"
  fixtures=$work/fixtures
  if [ -n "$map" ]; then
    fixtures=$site/fixtures
    cp -r "$work/fixtures" "$fixtures"
    cp "$site/rows" "$fixtures/$map"
    if [ -e "$fixtures/$map.db" ]; then
      rm "$fixtures/$map.db"
      makemap -s hash "$fixtures/$map" < "$fixtures/$map" || { broken=$((broken + 1)); continue; }
    fi
  fi
  [ -e "$work/old/$name/$name.json" ] || probe "$work/fixtures" "$site/old.mc" "$work/old/$name"
  probe "$fixtures" "$site/new.mc" "$site/real"
  "$work/tools/compare.py" "$work/old/$name" "$site/real" > "$site/real.diff" 2>&1
  [ $? -lt 2 ] || { broken=$((broken + 1)); continue; }
  # A K line that stands twice and what is said while the .cf is read are no answers.
  differs=no
  sed '$d' "$site/real.diff" | grep -v -E '^[^ ]+ (K|load_msgs) only' > "$site/answers" && differs=yes
  # What m4 refuses is no site.
  if grep -q '"m4_rc": [^0]' "$site/real/$name.json"; then broken=$((broken + 1)); continue; fi
  (cd "$site" && m4 "$stock/m4/cf.m4" old.mc > old.cf 2> /dev/null && m4 "$stock/m4/cf.m4" new.mc > new.cf 2> /dev/null)
  timeout 900 "$mcmigrate" compare "$site/old.cf" "$site/new.cf" --old-site "$work/fixtures" --new-site "$fixtures" \
    --hosts "$work/fixtures/hosts" --host-name gw.test.example > "$site/ours" 2>&1
  status=$?
  case $differs$status in
    yes1) shown=$((shown + 1)) reported=$((reported + 1)) ;;
    yes*) shown=$((shown + 1)) missed=$((missed + 1))
      echo "$number $name: $(cat "$site/what"): not reported (exit $status); sendmail shows:"
      head -n 4 "$site/answers" | cut -c1-300 ;;
    no*) quiet=$((quiet + 1)) ;;
  esac
  rm -rf "$site/fixtures" "$site/real"
done
echo "$shown changes shown by sendmail -bt, $reported of them reported, $missed missed; $quiet not shown, $broken not loaded"
[ "$missed" = 0 ] && [ "$shown" -gt 0 ]
