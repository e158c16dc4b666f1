#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# witness.sh BIN WRITE_SITES [COUNT]: every witness that mclint gives for the examples of the catalogue and for
# COUNT generated sites is replayed by the real sendmail -bt: the way now and, where one is told, the way without
# the entry, and the same with the replies of the check rulesets. Skipped (77) without sendmail or the right to make
# namespaces.
set -u
bin=$1
write=$2
count=${3:-20}
skip() { echo "skipped: $1"; exit 77; }
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"
unshare -m -u -n true 2> /dev/null || skip "namespaces are not allowed here"
# sendmail refuses maps in folders that others may write.
work=$(mktemp -d /opt/mw-lint.XXXXXX) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
"$write" "$work/sites" "$count" || exit 1
# Names of the examples that rules must find canonical; no name server is asked.
printf '%s\n' '127.0.0.1 localhost' '192.0.2.250 mx.our.test mx' \
  '192.0.2.77 nodot.test mt.test nt.test v.test old.test new.test unlisted-domain.example' > "$work/hosts"

printf 'hosts: files\npasswd: files\ngroup: files\n' > "$work/nsswitch.conf"
{ cat /etc/passwd; echo 'joe:x:1001:1001::/:/bin/sh'; echo 'ann:x:1002:1002::/:/bin/sh'; } > "$work/passwd"

# SENDER RECIPIENT KIND ENTRY MAILER HOST, one line for each way that is told; an empty word is '-'. For a reply of
# the checks: the commands, '-', KIND, ENTRY, 'check' and the reply.
cat > "$work/witness.awk" << 'EOF'
# "KEY' of MAP: what happens": KEY@@MAP, and what happens.
function entry_of(line,   key, map) {
  key = line; sub(/' of .*/, "", key)
  map = line; sub(/^[^']*' of /, "", map); sub(/: .*/, "", map)
  return key "@@" (map == "virtuser" ? "virtusertable" : map)
}
function rest_of(line) { sub(/^[^']*' of [a-z]*: /, "", line); return line }
function way(kind, entry, text,   mailer, host) {
  # A refusal: its text, for -bv.
  if (text ~ /^[45][0-9][0-9] /) {
    sub(/^[45][0-9][0-9] [0-9.]* /, "", text); sub(/^<[^>]*>\.\.\. /, "", text)
    print sender "\t" recipient "\t" kind "\t" entry "\treply\t" text
  }
  if (text !~ /^mailer /) return
  mailer = text; sub(/^mailer /, "", mailer); sub(/[,;].*/, "", mailer)
  host = "-"
  if (text ~ /, host /) { host = text; sub(/^[^,]*, host /, "", host); sub(/, user .*/, "", host) }
  print sender "\t" recipient "\t" kind "\t" entry "\t" mailer "\t" host
}
/as sendmail -bt: \.D\{client_name\}/ { checks = $0; sub(/.*as sendmail -bt: /, "", checks); next }
/note: reply now: / { line = $0; sub(/.*note: reply now: /, "", line); print checks "\t-\tnow\t-\tcheck\t" line }
/note: reply without '/ {
  line = $0; sub(/.*note: reply without '/, "", line)
  print checks "\t-\twithout\t" entry_of(line) "\tcheck\t" rest_of(line)
}
/as sendmail -bt: / {
  line = $0; sub(/.*as sendmail -bt: \.Df/, "", line)
  sender = line; sub(/ and then 3,0 .*/, "", sender); if (sender == "") sender = "-"
  recipient = line; sub(/.* and then 3,0 /, "", recipient)
}
/note: now: / { line = $0; sub(/.*note: now: /, "", line); way("now", "-", line) }
/note: without '/ { line = $0; sub(/.*note: without '/, "", line); way("without", entry_of(line), rest_of(line)) }
EOF

# Inside the namespaces: the route of one recipient, "MAILER HOST".
cat > "$work/inside.sh" << 'EOF'
hostname mx.our.test && ip link set lo up && ip address add 192.0.2.250/32 dev lo || exit 99
mount --bind "$1/hosts" /etc/hosts && mount --bind "$1/passwd" /etc/passwd &&
mount --bind "$1/nsswitch.conf" /etc/nsswitch.conf && mount --bind "$1/mail" /etc/mail || exit 99
bad=0
: > "$1/told"
# Commands of test mode cannot hold the operator between the words of check_relay; this ruleset puts it there.
{ cat /etc/mail/sendmail.cf; printf 'SReplayBar\nR$* $$| $*\t$: $1 $| $2\n'; } > /etc/mail/checks.cf
# answer COMMANDS: the first error that the rulesets of COMMANDS give, else the last result.
answer() {
  printf '%s\n' "$1" | sed 's/ and then /\n/g; s/check_relay /ReplayBar,check_relay /' |
    timeout 30 sendmail -bt -C /etc/mail/checks.cf 2>&1 |
    awk '/^check_[a-z]* *returns: / { line = $0; sub(/^[^:]*: */, "", line); if (line ~ /^\$# error/) exit }
      END { print line }'
}
# same_reply TOLD GOT: code and text are those of the error, or there is none.
same_reply() {
  case $1 in
    2*) case $2 in '$# error'*) return 1 ;; *) return 0 ;; esac ;;
  esac
  text=$(printf '%s' "$1" | sed 's/^[0-9]* [0-9.]* //; s/^<[^>]*>\.\.\. //' | tr -d ' "')
  printf '%s' "$2" | tr -d ' "' | grep -qF -- "$text" && printf '%s' "$2" | grep -qF -- "${1%% *}"
}
build() { for map in access mailertable virtusertable genericstable domaintable smarttable; do
  [ -f "$1/$map" ] && { grep -v '^[[:space:]]*$' "$1/$map" > "$1/$map.rows"; makemap -r hash "/etc/mail/$map" < "$1/$map.rows"; }
done 2> /dev/null; }
build /etc/mail
sendmail -bi -C /etc/mail/sendmail.cf > /dev/null 2>&1
while IFS='	' read -r sender recipient kind entry mailer host; do
  [ "$sender" = - ] && sender=
  if [ "$kind" = without ]; then
    rm -rf "$1/less" && cp -r /etc/mail "$1/less"
    map=${entry##*@@}
    awk -v key="${entry%@@*}" 'tolower($1) != tolower(key)' "$1/less/$map" | grep -v '^[[:space:]]*$' > "$1/less/rows"
    makemap -r hash "/etc/mail/$map" < "$1/less/rows" 2> /dev/null
  fi
  echo 1 >> "$1/told"
  if [ "$mailer" = check ]; then
    # Whether a user is known is asked by the server itself, after the rulesets.
    case $host in
      '550 5.1.1 <'*'User unknown')
        got="550 $(sendmail -bv -C /etc/mail/sendmail.cf -- "${sender##*check_rcpt }" 2>&1)" ;;
      *) got=$(answer "$sender") ;;
    esac
    [ "$kind" = without ] && build /etc/mail
    echo 1 >> "$1/checks"
    same_reply "$host" "$got" || { echo "$2: $sender ($kind $entry): told $host, sendmail: $got"; bad=1; }
    continue
  fi
  if [ "$mailer" = reply ]; then
    got=$(timeout 60 sendmail -bv -C /etc/mail/sendmail.cf -f "${sender:-<>}" -- "$recipient" 2>&1)
    [ "$kind" = without ] && build /etc/mail
    echo 1 >> "$1/replies"
    case $got in
      *"$host"*) ;;
      *) echo "$2: from <$sender> to $recipient ($kind $entry): told $host, sendmail: $got"; bad=1 ;;
    esac
    continue
  fi
  got=$(printf '.Df%s\n3,0 %s\n' "$sender" "$recipient" | timeout 30 sendmail -bt -C /etc/mail/sendmail.cf 2>&1 |
    sed -n 's/^parse *returns: //p' | tail -1)
  [ "$kind" = without ] && build /etc/mail
  now_mailer=$(printf '%s' "$got" | sed 's/^\$# *//; s/ .*//')
  now_host=$(printf '%s' "$got" | sed -n 's/.*\$@ //p' | sed 's/ *\$:.*//; s/ //g; s/\.$//')
  [ -n "$now_host" ] || now_host=-
  told=$(printf '%s' "$host" | sed 's/\.$//')
  if [ "$now_mailer" != "$mailer" ] || { [ "$told" != - ] && [ "$now_host" != "$told" ]; }; then
    echo "$2: from <$sender> to $recipient ($kind $entry): told $mailer $told, sendmail: $got"
    bad=1
  fi
done < "$1/ways"
exit $bad
EOF

status=0
total=0
for site in "$work"/sites/*/; do
  name=$(basename "$site")
  rm -rf "$work/mail" && cp -r "$site" "$work/mail" || exit 1
  printf 'hosts files\naliases files\n' > "$work/mail/service.switch"
  (cd "$work/mail" && "$bin/mclint" . --library=builtin --host-name mx.our.test --passwd "$work/passwd" \
     --hosts "$work/hosts" --dns none --format text > "$work/text" 2>&1)
  awk -f "$work/witness.awk" "$work/text" > "$work/ways"
  [ -s "$work/ways" ] || continue
  [ -f "$work/mail/sendmail.cf" ] ||
    "$bin/mc2cf" --library=builtin -o "$work/mail/sendmail.cf" "$work/mail/sendmail.mc" 2> /dev/null
  unshare -m -u -n sh "$work/inside.sh" "$work" "$name" || status=1
  total=$((total + $(wc -l < "$work/told")))
done
checks=$(cat "$work/checks" 2> /dev/null | wc -l)
echo "$total ways of witnesses replayed, $(cat "$work/replies" 2> /dev/null | wc -l) of them refusals, $checks replies" \
  "of the checks"
[ "$total" -ge 20 ] && [ "$checks" -ge 10 ] || status=1
exit $status
