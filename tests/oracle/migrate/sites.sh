#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# sites.sh MCMIGRATE: what mcmigrate makes, in the real sendmail.
#   samples/aix-relay   compiled by m4 and m4-compat (it has the aixsample of AIX): a stranger's recipient among strangers
#                       is accepted before and refused after; the branch office's is accepted after
#   mcmigrate new       each kind, compiled by m4 and the installed library, maps by makemap: sendmail -bt has nothing to
#                       say about it
set -u
mcmigrate=$(realpath "$1")
MW_SHARED=${MW_SHARED:-$(cd "$(dirname "$0")/../../.." && pwd)/../shared}
. "$(dirname "$0")/../bt_tools.sh"
root=$(cd "$(dirname "$0")/../../.." && pwd)
command -v makemap > /dev/null || skip "there is no makemap"
command -v m4 > /dev/null || skip "there is no m4"
cd "$work" || exit 1
status=0
fail() { echo "$1"; status=1; }

# prepare SITE LIBRARY: $work/SITE, its .cf with /mnt/SITE for /etc/mail, its maps
prepare() {
  m4 "$2/m4/cf.m4" "$1/sendmail.mc" 2> "$1/said" | sed "s,/etc/mail/,/mnt/$1/,g" > "$1/sendmail.cf"
  for map in access mailertable virtusertable authinfo; do
    [ ! -f "$1/$map" ] || makemap hash "$1/$map.db" < "$1/$map" || fail "$1: makemap $map"
  done
}
# bt SITE: commands on standard input
bt() { BT_BIND=$work timeout 30 sh "$oracle/smns.sh" -bt -C "$work/$1/sendmail.cf" 2>&1; }
# asks SITE ADDRESS NAME: what check_rcpt gives for a stranger's recipient from that client
asks() {
  printf '.D{client_addr}%s\n.D{client_name}%s\n.D{client_resolve}OK\n.Df<x@far.example>\ncheck_rcpt <y@stranger.example>\n' \
    "$2" "$3" | bt "$1" | sed -n 's/^check_rcpt  *returns: //p' | tail -1
}

for site in before after; do
  cp -r "$root/samples/aix-relay/$site" "$work/$site"
  prepare "$site" "$root/m4-compat"
done
# What is no error is accepted, whatever is left of the address.
before=$(asks before 203.0.113.9 host.far.example)
case $before in '' | *'error'*) fail "before, a stranger: check_rcpt gives $before" ;; esac
after=$(asks after 203.0.113.9 host.far.example)
case $after in *'error'*'5 . 7 . 1'*'Relaying denied'*) ;; *) fail "after, a stranger: check_rcpt gives $after" ;; esac
office=$(asks after 10.20.3.4 pc.office.example)
[ "$office" = RELAY ] || fail "after, an office: check_rcpt gives $office"

kinds=0
for kind in gateway mta nullclient submit relay; do
  "$mcmigrate" new --kind "$kind" --os debian --domain our.example -o "$work/$kind" > /dev/null || fail "$kind: not written"
  prepare "$kind" "$library"
  [ ! -s "$kind/said" ] || fail "$kind: m4 says $(head -1 "$kind/said")"
  printf '3,0 root\n3,0 x@far.example\n' | bt "$kind" > "$kind/bt"
  [ "$(head -1 "$kind/bt" | cut -c 1-17)" = "ADDRESS TEST MODE" ] || fail "$kind: sendmail says $(head -1 "$kind/bt")"
  [ "$(grep -c 'parse  *returns: \$#' "$kind/bt")" = 2 ] || fail "$kind: two addresses, and other answers: $(tail -3 "$kind/bt")"
  kinds=$((kinds + 1))
done
echo "sites: aix-relay asked three times, $kinds new sites loaded"
exit $status
