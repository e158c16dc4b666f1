#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# samples.sh BIN SAMPLE_ROUTES [SAMPLE]: what the samples are meant to do, put to the real sendmail. Every folder
# below samples/ with a file `routes` is compiled with the library in mc2cf, its maps are built by mcmaps, and it
# is shown as /etc/mail in namespaces of its own; nothing outside changes. Skipped (77) without sendmail or the
# right to make namespaces.
#
# Optional files of a sample: `zone`, what the name server says (without it every domain exists); `passwd`,
# further users; `hosts`, further hosts; `aliases`.
set -u
bin=$(realpath "$1")
program=$(realpath "$2")
only=${3:-}
root=$(cd "$(dirname "$0")/../../.." && pwd)
stock=/usr/share/sendmail/cf
skip() { echo "skipped: $1"; exit 77; }
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"
unshare -m -u -n true 2> /dev/null || skip "namespaces are not allowed here"

work=$(mktemp -d /opt/mw-samples.XXXXXX) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mail=$work/root/etc/mail
status=0
failed() { echo "FAILED: $*"; status=1; }

# The commands inside the namespaces: WORK HOST-NAME COMMAND...
cat > "$work/inside.sh" << 'EOF'
work=$1 name=$2
shift 2
hostname "$name" && ip link set lo up || exit 99
for address in $(cut -d ' ' -f 1 "$work/hosts") $(cat "$work/addresses"); do
  case $address in 127.*) ;; *) ip address add "$address/32" dev lo 2> /dev/null ;; esac
done
for file in hosts passwd nsswitch.conf resolv.conf; do
  mount --bind "$work/$file" "/etc/$file" || exit 99
done
mount --bind "$work" /mnt && mount --bind "$work/root/etc/mail" /etc/mail || exit 99
mount -t tmpfs tmpfs /var/spool && mount -t tmpfs tmpfs /run || exit 99
mkdir -m 700 -p "$(sed -n 's/^O QueueDirectory=//p' /etc/mail/sendmail.cf)" || exit 99
newaliases -OAliasFile=/etc/mail/aliases > /mnt/newaliases 2>&1 || { cat /mnt/newaliases; exit 1; }
exec "$@"
EOF
printf 'hosts: files dns\npasswd: files\ngroup: files\nservices: files\nprotocols: files\n' > "$work/nsswitch.conf"
printf 'nameserver 127.0.0.1\noptions timeout:2 attempts:1\n' > "$work/resolv.conf"

# site SAMPLE [EDIT]: a copy of the sample as /etc/mail; EDIT is run in it.
site() {
  rm -rf "$work/root" "$work/queue" && mkdir -p "$mail" && mkdir -m 700 "$work/queue" || exit 1
  cp -r "$root/samples/$1/." "$mail"
  (cd "$mail" && eval "${2:-}") || exit 1
  printf 'hosts files dns\naliases files\n' > "$mail/service.switch"
  [ -e "$mail/aliases" ] || : > "$mail/aliases"
  cat /etc/passwd > "$work/passwd"
  [ ! -e "$mail/passwd" ] || cat "$mail/passwd" >> "$work/passwd"
}

# compile MC [OPTIONS]: sendmail.cf and maps of the site.
compile() {
  mc=$1
  shift
  "$bin/mc2cf" "$@" -o "$mail/sendmail.cf" "$mail/$mc" 2> "$work/log" || { cat "$work/log"; return 1; }
  "$bin/mcmaps" --config="$mail/sendmail.cf" --root="$work/root" build > "$work/log" 2>&1 ||
    { cat "$work/log"; return 1; }
  name=$(sed -n 's/^Dj\([^$ ]*\)$/\1/p' "$mail/sendmail.cf")
  name=${name:-$(basename "$sample").example.org}
}

# The network: this host, and each client that the expectations name.
network() {
  { printf '127.0.0.1 localhost\n192.0.2.1 %s\n' "$name"
    cat "$mail/hosts" 2> /dev/null
    sed -n -e '/^#/d' -e 's/^.*, *\([^][, ]*\)\[\([0-9.]*\)\] *->.*/\2 \1/p' "$@" | grep -v ' $' | sort -u
  } > "$work/hosts"
  { sed -n -e '/^#/d' -e 's/^.*, *\[\([0-9.]*\)\] *->.*/\1/p' "$@"
    sed -n 's/^O DaemonPortOptions=.*Addr=\([0-9.]*\).*/\1/p' "$mail/sendmail.cf"
  } | sort -u > "$work/addresses"
}

inside() { unshare -m -u -n -p -f --kill-child sh "$work/inside.sh" "$work" "$name" "$@"; }

# expect FILE...: holds the site to expectations, in reality and with mcroute, where it must be the same.
expect() {
  network "$mail/${1#/etc/mail/}"
  zone=assume
  [ ! -e "$mail/zone" ] || zone=/etc/mail/zone
  # shellcheck disable=SC2086
  inside "$program" "$bin/cftest" /etc/mail/sendmail.cf "$name" $zone "$@" || failed "$sample: $*"
}

# try SAMPLE TITLE EDIT MC FILE [OPTIONS]: all of it.
try() {
  sample=$1 title=$2 edit=$3 mc=$4 file=$5
  shift 5
  [ -z "$only" ] || [ "$only" = "$sample" ] || return 0
  echo "== $sample: $title"
  site "$sample" "$edit"
  compile "$mc" "$@" || { failed "$sample: $title does not build"; return; }
  expect "/etc/mail/$file"
}

# after SAMPLE SCRIPT WANTED: what SCRIPT prints inside, on the site that `try` has built last.
after() {
  [ -z "$only" ] || [ "$only" = "$1" ] || return 0
  # Names come from files: no name server runs.
  printf 'hosts files\naliases files\n' > "$mail/service.switch"
  inside sh -c "$2" > "$work/said" 2>&1
  [ "$(cat "$work/said")" = "$3" ] || { cat "$work/said"; failed "$1: expected $3"; }
}

# The samples as they are.
for routes in "$root"/samples/*/routes "$root"/samples/*/*/routes; do
  sample=${routes#"$root/samples/"}
  sample=${sample%/routes}
  # These are wrong on purpose: see below.
  case $sample in smarttable-gateway | home-relay/before) continue ;; esac
  try "$sample" "as it is" : sendmail.mc routes --library=builtin
done

# Their other forms.
try mxtable-relay "written by hand" : by-hand.mc routes --library=builtin
[ ! -r $stock/m4/cf.m4 ] || try mxtable-relay "by hand, stock library" : by-hand.mc routes --library=$stock
try access-control "without delay_checks" : sendmail.mc eager --library=builtin -D EAGER
for file in "$root"/samples/access-control/relaying/*; do
  feature=$(basename "$file")
  try access-control "with $feature" : sendmail.mc "relaying/$feature" --library=builtin -D RELAYING="$feature"
done

# mistaken SAMPLE EDIT TEXT...: sendmail and we agree about a site whose expectations do not hold; each TEXT is said.
mistaken() {
  sample=$1 edit=$2
  shift 2
  before=$status
  try "$sample" "with its mistakes" "$edit" sendmail.mc routes --library=builtin > "$work/wrong"
  [ -s "$work/wrong" ] || return 0
  status=$before
  head -n 1 "$work/wrong"
  grep "expectations put to sendmail" "$work/wrong" || { cat "$work/wrong"; failed "$sample: not asked"; }
  ! grep -q -e '^  ours:' -e 'cftest differ' "$work/wrong" ||
    { cat "$work/wrong"; failed "$sample: sendmail answers in another way"; }
  for text; do
    grep -qF "$text" "$work/wrong" || { cat "$work/wrong"; failed "$sample: sendmail does not show $text"; }
  done
}

# A gateway that is wrong, and two ways to mend it.
gateway() { try smarttable-gateway "$@"; }
mistaken smarttable-gateway : 'it goes to esmtp, [outgoing.example.org]'
gateway "catch-all as SMART_HOST" "sed -i '/^\./d' mailertable" sendmail.mc routes --library=builtin
gateway "senders before the catch-all" : precedence.mc precedence --library=builtin

# Three mistakes of one owner: two send mail elsewhere, and by the third nobody on the host can send any.
mistaken home-relay/before "sed -i /confSERVER_SSL_OPTIONS/d sendmail.mc" \
  'it goes to esmtp, stranger.example.' 'it goes to smtp, [mail.office.example.org]:587'
if [ -z "$only" ] || [ "$only" = home-relay/before ]; then
  sample=home-relay/before
  site "$sample" && compile sendmail.mc --library=builtin && : > "$work/hosts" && : > "$work/addresses" || exit 1
  inside true > "$work/said" 2>&1 && failed "$sample: newaliases has no objection"
  grep -q 'ServerSSLOptions option value V unrecognized' "$work/said" || { cat "$work/said"; failed "$sample: no word of V"; }
fi

# Several hosts in one entry are tried in their order.
try fallback-hosts "order of trying" : sendmail.mc routes --library=builtin
# shellcheck disable=SC2016
after fallback-hosts 'echo | sendmail -v -OQueueDirectory=/mnt/queue -f joe@example.org ann@partner.example 2>&1 |
  sed -n "s/.*Connecting to \(\[[0-9.]*\]\).*/\1/p" | tr "\n" " "' '[203.0.113.10] [203.0.113.11] [198.51.100.5] '

# A message to the capturing instance: how often was its delivery tried?
capture='sendmail -bD -C /etc/mail/sendmail.cf & daemon=$!
  for i in 1 2 3 4 5 6 7 8 9; do sleep 0.3; (: < /dev/tcp/192.0.2.25/25) 2> /dev/null && break; done
  exec 3<> /dev/tcp/192.0.2.25/25
  answer() { while read -r line <&3; do case $line in ???-*) ;; *) break ;; esac; done; }
  answer
  for say in "EHLO app.example.org" "MAIL FROM:<joe@example.org>" "RCPT TO:<ann@partner.example>" DATA \
    "Subject: trial\r\n\r\ntext\r\n."; do printf "$say\r\n" >&3; answer; done
  echo "${line%% *}"
  sleep 1; kill $daemon
  sed -n "s/^N/tries: /p" /var/spool/capture/qf*'
for form in "sendmail.mc 0" "misspelled.mc 1"; do
  mc=${form% *}
  try queue-only "$mc" : "$mc" routes --library=builtin
  after queue-only "exec bash -c '$capture'" "250
tries: ${form#* }"
done
exit "$status"
