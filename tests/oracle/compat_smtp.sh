#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# compat_smtp.sh COMPAT_SMTP MC2CF [SITE...]: SMTP dialogues with a real sendmail whose configuration was made with the
# stock library, and with one that MC2CF made with its own; the replies must be the same, line by line. A file
# compat_smtp/SITE.site holds lines of a .mc, a line "%%", and dialogues; the other files there are shown as /etc/mail
# in namespaces of their own, nothing outside changes. Skipped (77) without sendmail, the stock library, m4, or the
# right to make namespaces.
set -u
program=$(realpath "$1")
mc2cf=$(realpath "$2")
shift 2
here=$(cd "$(dirname "$0")" && pwd)
stock=/usr/share/sendmail/cf
skip() { echo "skipped: $1"; exit 77; }
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
[ -r "$stock/m4/cf.m4" ] || skip "there is no stock library"
command -v m4 > /dev/null || skip "there is no m4"
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"
unshare -m -u -n true 2> /dev/null || skip "namespaces are not allowed here"

work=$(mktemp -d /opt/mw-smtp.XXXXXX) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work" && mkdir "$work/mail" && mkdir -m 700 "$work/queue" || exit 1
cp "$here/compat_smtp/hosts" "$work"
{ cat /etc/passwd; printf '%s:x:%s::/home:/bin/sh\n' joe 1001:1001 bob 1002:1002 \
  friend 1003:1003 hater 1004:1004 ann 1005:1005 blk 1006:1006 hold 1007:1007; } > "$work/passwd"
printf 'hosts: files dns\npasswd: files\ngroup: files\nservices: files\nprotocols: files\n' > "$work/nsswitch.conf"
printf 'nameserver 127.0.0.1\noptions timeout:2 attempts:1\n' > "$work/resolv.conf"
cp "$here"/compat_smtp/[a-z]* "$work/mail" && printf 'hosts files dns\naliases files\n' > "$work/mail/service.switch"
for map in access mailertable virtusertable genericstable; do
  makemap hash "$work/mail/$map" < "$work/mail/$map" || exit 1
done
# Without openssl STARTTLS is offered by neither.
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=mx.our.test -keyout "$work/mail/key.pem" \
  -out "$work/mail/cert.pem" 2> /dev/null && chmod 600 "$work/mail/key.pem"

cat > "$work/inside.sh" << 'EOF'
work=$1
hostname mx.our.test && ip link set lo up || exit 99
for address in 192.0.2.1 $(sed -n 's/^\([0-9][0-9.]*\) .*/\1/p' "$work/dialogues" | sort -u | grep -v '^127\.'); do
  ip address add "$address/32" dev lo || exit 99
done
for file in hosts passwd nsswitch.conf resolv.conf; do
  mount --bind "$work/$file" "/etc/$file" || exit 99
done
mount --bind "$work" /mnt && mount --bind "$work/mail" /etc/mail || exit 99
newaliases -C "$3" -OAliasFile=/etc/mail/aliases > /mnt/newaliases 2>&1 ||
  grep -q nullclient /etc/mail/site.mc || { cat /mnt/newaliases; exit 1; }
exec "$2" /etc/mail/zone "$3" /mnt/dialogues
EOF
# hold CF OUT: all dialogues of the site.
hold() {
  rm -f "$work"/queue/*
  unshare -m -u -n -p -f --kill-child sh "$work/inside.sh" "$work" "$program" "$1" > "$2" && return
  echo "$site: the dialogues with $1 could not be held"
  cat "$2"
  exit 1
}

[ $# -gt 0 ] || set -- $(cd "$here/compat_smtp" && echo *.site | sed 's/\.site//g')
status=0
dialogues=0
lines=0
for site; do
  {
    printf '%s\n' "OSTYPE(\`linux')dnl" "define(\`confDOMAIN_NAME', \`mx.our.test')dnl" "define(\`confTO_IDENT', \`0')dnl" \
      "define(\`confTO_RESOLVER_RETRANS', \`1s')dnl" "define(\`confTO_RESOLVER_RETRY', \`1')dnl" \
      "define(\`confDONT_PROBE_INTERFACES', \`True')dnl" "define(\`confDELIVERY_MODE', \`queueonly')dnl"
    sed '/^%%$/,$d' "$here/compat_smtp/$site.site"
    grep -q nullclient "$here/compat_smtp/$site.site" || printf "MAILER(\`local')dnl\nMAILER(\`smtp')dnl\n"
  } > "$work/mail/site.mc"
  sed '1,/^%%$/d' "$here/compat_smtp/$site.site" > "$work/dialogues"
  m4 -D_NO_MAKEINFO_ "-D_CF_DIR_=$stock/" "$stock/m4/cf.m4" "$work/mail/site.mc" > "$work/mail/stock.cf" 2> "$work/log" &&
    "$mc2cf" --library=builtin -o "$work/mail/ours.cf" "$work/mail/site.mc" 2> "$work/log" ||
    { echo "$site: does not compile"; cat "$work/log"; exit 1; }
  hold /etc/mail/stock.cf "$work/of_stock"
  hold /etc/mail/ours.cf "$work/of_ours"
  # A server that refuses all alike would agree with itself.
  grep -q '^2.. 2\.' "$work/of_stock" || { echo "$site: nothing was accepted"; status=1; }
  diff "$work/of_stock" "$work/of_ours" > "$work/diff" || { echo "$site:"; cat "$work/diff"; status=1; }
  dialogues=$((dialogues + $(grep -c '^== ' "$work/of_stock")))
  lines=$((lines + $(grep -c '^[2-5]' "$work/of_stock")))
  [ -z "${MW_SHOW:-}" ] || cat "$work/of_ours"
done
echo "$# sites, $dialogues dialogues, $lines lines of replies"
exit "$status"
