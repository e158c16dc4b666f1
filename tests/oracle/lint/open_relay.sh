#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# open_relay.sh OPEN_RELAY [COUNT [SEED]]: the verdict of the linter about open relays against a running sendmail, on
# generated sites in namespaces of their own; nothing outside changes. Skipped (77) without sendmail or the right
# to make namespaces.
set -u
program=$(realpath "$1")
skip() { echo "skipped: $1"; exit 77; }
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"
unshare -m -u -n true 2> /dev/null || skip "namespaces are not allowed here"
work=$(mktemp -d /opt/mw-relay.XXXXXX) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work" && mkdir "$work/mail" "$work/queue" && chmod 700 "$work/queue"
printf '%s\n' '127.0.0.1 localhost' '192.0.2.250 mx.our.test mx' '203.0.113.77 stranger.example' \
  '192.0.2.9 unlisted-domain.example' '192.0.2.8 partner.test' > "$work/hosts"
printf 'hosts: files\npasswd: files\ngroup: files\nservices: files\nprotocols: files\n' > "$work/nsswitch.conf"
printf 'hosts files\naliases files\n' > "$work/mail/service.switch"
printf 'postmaster: root\n' > "$work/mail/aliases"
cat > "$work/inside.sh" << 'EOF'
hostname mx.our.test && ip link set lo up && ip address add 192.0.2.250/32 dev lo &&
ip address add 203.0.113.77/32 dev lo || exit 99
mount --bind "$1/hosts" /etc/hosts && mount --bind "$1/nsswitch.conf" /etc/nsswitch.conf &&
mount --bind "$1" /mnt && mount --bind "$1/mail" /etc/mail || exit 99
sendmail -bi -OAliasFile=/etc/mail/aliases > /dev/null 2>&1
exec "$2" "$3" "$4"
EOF
unshare -m -u -n sh "$work/inside.sh" "$work" "$program" "${2:-100}" "${3:-1}"
