#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# route_daemon.sh ROUTE_DAEMON [SESSIONS [SEED]]: replies and routes of mcroute's library against a running
# sendmail, on the sites of sites/. Each site is shown as /etc/mail in namespaces of its own; nothing outside
# changes. Skipped (77) without sendmail, the stock library, m4, or the right to make namespaces.
set -u
program=$(realpath "$1")
sessions=${2:-40}
seed=${3:-1}
here=$(cd "$(dirname "$0")" && pwd)
library=/usr/share/sendmail/cf
skip() { echo "skipped: $1"; exit 77; }
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
[ -r "$library/m4/cf.m4" ] || skip "there is no stock library"
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"
unshare -m -u -n true 2> /dev/null || skip "namespaces are not allowed here"

work=$(mktemp -d "$(dirname "$program")/route.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
# Users must reach their .forward files.
chmod 755 "$work"
mkdir -p "$work/queue" && chmod 700 "$work/queue"
cp "$here/hosts" "$work/hosts"
{ cat /etc/passwd; echo 'joe:x:1001:1001:Joe:/home/joe:/bin/sh'; echo 'bob:x:1002:1002:Bob:/home/bob:/bin/sh'; } > "$work/passwd"
# Users with .forward files: one keeps a copy, three send to each other, one has nothing in it.
id=1010
forward() {
  mkdir -p "$work/home/$1" && printf '%b' "$2" > "$work/home/$1/.forward" || exit 1
  chown -R $id:$id "$work/home/$1" && echo "$1:x:$id:$id::/mnt/home/$1:/bin/sh" >> "$work/passwd"
  id=$((id + 1))
}
forward fwd '# away\nx@far.test, \\\\fwd\n'
forward one 'two\n'
forward two 'three, out@far.test\n'
forward three 'one\n'
forward none '# nothing\n'
printf 'hosts: files\npasswd: files\ngroup: files\nservices: files\nprotocols: files\n' > "$work/nsswitch.conf"

# The commands inside the namespaces; $1 is the work folder.
cat > "$work/inside.sh" << 'EOF'
hostname mx.our.test && ip link set lo up || exit 99
for address in $(sed -n 's/^\([0-9.]*\) .*/\1/p' "$1/hosts" | grep -v '^127\.') 192.0.2.11 192.0.2.12 192.0.2.14 \
  192.0.2.30 198.51.100.3 198.51.100.7 203.0.113.5; do
  ip address add "$address/32" dev lo || exit 99
done
mount --bind "$1/hosts" /etc/hosts && mount --bind "$1/passwd" /etc/passwd &&
mount --bind "$1/nsswitch.conf" /etc/nsswitch.conf && mount --bind "$1" /mnt &&
mount --bind "$1/mail" /etc/mail || exit 99
sendmail -bi -OAliasFile=/etc/mail/aliases > /mnt/newaliases 2>&1 || { cat /mnt/newaliases; exit 1; }
exec "$2" "$3" "$4"
EOF

status=0
for site in "$here"/sites/*/; do
  name=$(basename "$site")
  rm -rf "$work/mail" && mkdir "$work/mail" || exit 1
  cp "$here"/sites/*.* "$here"/sites/[a-z]* "$work/mail" 2> /dev/null
  cp "$site/sendmail.mc" "$work/mail"
  printf 'hosts files\naliases files\n' > "$work/mail/service.switch"
  (cd "$work/mail" && m4 "$library/m4/cf.m4" sendmail.mc > sendmail.cf) || exit 1
  for map in access mailertable virtusertable genericstable domaintable; do
    makemap hash "$work/mail/$map.db" < "$work/mail/$map" || exit 1
  done
  echo "site $name"
  unshare -m -u -n sh "$work/inside.sh" "$work" "$program" "$sessions" "$seed" || status=1
done
exit "$status"
