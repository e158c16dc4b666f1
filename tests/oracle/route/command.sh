#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# command.sh BIN: mcroute's own comparison with sendmail -bt, its drawing, and answers of a real name server.
set -u
bin=$1
root=$(cd "$(dirname "$0")/../../.." && pwd)
shared=${MW_SHARED:-$root/../shared}
[ -x /usr/sbin/sendmail ] || { echo "skipped: there is no sendmail"; exit 77; }
[ "$(id -u)" = 0 ] || { echo "skipped: only root may make namespaces"; exit 77; }
unshare -m -u -n true 2>/dev/null || { echo "skipped: namespaces are not allowed here"; exit 77; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
PATH=$bin:$PATH
failures=0
cp -R "$root/samples/etc-mail" "$work/site" && cd "$work" || exit 1
for map in access mailertable virtusertable; do
  makemap hash "site/$map.db" <"site/$map" || failures=1
done

# ask ARGUMENTS: mcroute on the site
ask() { mcroute --site site --mc site/sendmail.mc --host-name mail.example.org "$@"; }

for library in builtin /usr/share/sendmail/cf; do
  ask --library="$library" --oracle --client 'a.example[192.0.2.1]' --from u@x.example \
    --to root@example.org --to 'u%v@elsewhere.example' --to '"it'\''s"@[192.0.2.9]' >out 2>&1
  [ $? -eq 0 ] && grep -q '^sendmail -bt says the same: ' out || { cat out; failures=1; }
done

if command -v dot >/dev/null; then
  ask --library=builtin --svg - --to a@b.example | grep -q '<svg' || { echo "no drawing"; failures=1; }
else
  ask --library=builtin --svg - --to a@b.example 2>&1 | grep -q -- '--dot gives its input' ||
    { echo "no word about dot"; failures=1; }
  echo "skipped: no graphviz"
fi

stub=$shared/probe/tools/dnsstub.py
if [ -r "$stub" ] && command -v python3 >/dev/null; then
  echo 'nameserver 127.0.0.1' >resolv
  export bin stub
  unshare -m -n sh -c 'mount --bind resolv /etc/resolv.conf && exec python3 "$stub" \
    "$bin/mcroute" --site site --mc site/sendmail.mc --library=builtin --dns live \
    --host-name mail.example.org --to a@rel.example' >out 2>&1
  grep -q 'gw.test.example (MX 10), b.example (MX 20)' out || { cat out; failures=1; }
else
  echo "skipped: no name server to ask"
fi
[ "$failures" -eq 0 ] && echo "mcroute agrees with the real programs"
[ "$failures" -eq 0 ]
