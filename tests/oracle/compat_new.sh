#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# compat_new.sh CFTEST: what m4-compat has of its own: smarttable (asked of the real sendmail and of cftest), mxtable
# (of cftest, which answers DNS from a file), the argument `required', and a .cf for older releases.
# Skipped (77) without root, sendmail, m4 or the shared tools.
set -u
cftest=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
oracle=${MW_SHARED:-$root/../shared}/oracle
skip() { echo "skipped: $1"; exit 77; }
[ -x "$oracle/smns.sh" ] || skip "there is no $oracle"
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
command -v m4 > /dev/null || skip "there is no m4"
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
status=0

# compile NAME TARGET LINE...: $work/NAME.cf, messages in $work/NAME.err
compile() {
  name=$1 target=$2
  shift 2
  { printf "OSTYPE(\`linux')dnl\ndefine(\`confDOMAIN_NAME', \`test.example.org')dnl\n"
    printf '%s\n' "$@"
    printf "MAILER(\`local')dnl\nMAILER(\`smtp')dnl\n"; } > "$work/$name.mc"
  m4 -D_NO_MAKEINFO_ "-D_MW_TARGET_=$target" "$root/m4-compat/m4/cf.m4" "$work/$name.mc" \
    > "$work/$name.cf" 2> "$work/$name.err"
}
# expect WHAT WANTED GOT
expect() {
  [ "$2" = "$3" ] && return
  printf '%s\n  expected %s\n  got      %s\n' "$1" "$2" "$3"
  status=1
}
# real NAME and ours NAME [OPTION...]: the mailer lines for the commands on standard input
real() { BT_BIND=$work sh "$oracle/smns.sh" -bt -C "$work/$1.cf" 2>&1 | grep '^mailer'; }
ours() {
  name=$1
  shift
  sed "s,/mnt/,$work/,g" "$work/$name.cf" > "$work/ours.cf"
  "$cftest" -bt --quiet --host-name test.example.org --hosts "$oracle/env/hosts" "$@" -C "$work/ours.cf" 2>&1 | grep '^mailer'
}

printf 'boss@far.example esmtp:[boss.example]\n@far.example relay:far.example\n@ smtp:null.example\n' > "$work/smart"
printf 'one.example esmtp:[table.example]\n. esmtp:[rest.example]\n' > "$work/table"
table="FEATURE(\`mailertable', \`text -k0 -v1 /mnt/table')dnl"
for sender in boss@far.example ann@far.example '' other@else.example; do
  printf '.Df%s\n/parse x@one.example\n/parse x@two.example\n' "$sender"
done > "$work/commands"
# smart PLACE WANTED: the hosts of the eight addresses
smart() {
  compile "smart-$1" 8.17 "$table" "FEATURE(\`smarttable', \`text -k0 -v1 /mnt/smart', \`$1')dnl"
  for program in real ours; do
    got=$($program "smart-$1" < "$work/commands" | sed 's/.*host \[*\([a-z]*\).*/\1/' | tr '\n' ' ')
    expect "smarttable, $1, $program" "$2" "$got"
  done
}
smart after 'table rest table rest table rest table rest '
smart before 'boss boss far far null null table rest '
smart catchall 'table boss table far table null table rest '

cat > "$work/zone" << 'END'
one.example MX 10 mx1.provider.example.
two.example MX 10 mail.two.example.
three.example TRYAGAIN
END
printf '.provider.example esmtp:[gate.example]\n' > "$work/mx"
compile mx 8.17 "FEATURE(\`mxtable', \`text -k0 -v1 /mnt/mx')dnl"
got=$(printf '/parse x@one.example\n/parse x@two.example\n' | ours mx --dns "$work/zone" | sed 's/.*host \([^,]*\).*/\1/' | tr '\n' ' ')
expect 'mxtable' '[gate.example] two.example. ' "$got"
# A name server that fails makes the mail wait.
got=$(echo '/parse x@three.example' | "$cftest" -bt --quiet --host-name test.example.org --hosts "$oracle/env/hosts" \
  --dns "$work/zone" -C "$work/ours.cf" 2>&1 | grep -c 'Transient parse error')
expect 'mxtable, name server fails' 1 "$got"

compile required 8.17 "FEATURE(\`virtusertable', \`hash -o /etc/mail/v', \`required')dnl" "FEATURE(\`access_db', , \`required')dnl"
expect 'required' 'Kvirtuser hash /etc/mail/v' "$(grep '^Kvirtuser' "$work/required.cf")"
expect 'required, messages' '' "$(cat "$work/required.err")"

new="define(\`confDANE', \`true')dnl"
feature="FEATURE(\`greet_pause', \`5000')dnl"
compile old 8.12 "$new" "$feature"
expect '8.12, notes' 2 "$(grep -c 'NOTE.*is left out' "$work/old.err")"
expect '8.12, content' 0 "$(grep -c -e '^O DANE' -e '^Sgreet_pause' -e '^Sclt_features' "$work/old.cf")"
compile today 8.18 "$new" "$feature"
expect '8.18, messages' '' "$(cat "$work/today.err")"
expect '8.18, content' 3 "$(grep -c -e '^O DANE' -e '^Sgreet_pause' -e '^Sclt_features' "$work/today.cf")"
exit "$status"
