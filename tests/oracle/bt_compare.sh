#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# bt_compare.sh CFTEST [COUNT]: the whole text of cftest against sendmail -bt on stock configurations and
# generated addresses, in modes rules, parse and try. Skipped (77) without root, sendmail, m4 or the shared tools.
set -u
cftest=$(realpath "$1")
count=${2:-300}
root=$(cd "$(dirname "$0")/../.." && pwd)
oracle=${MW_SHARED:-$root/../shared}/oracle
library=/usr/share/sendmail/cf
skip() { echo "skipped: $1"; exit 77; }
[ -x "$oracle/smns.sh" ] || skip "there is no $oracle"
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
[ -r "$library/m4/cf.m4" ] || skip "there is no stock library"
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
program="$cftest -bt --host-name test.example.org --hosts $oracle/env/hosts"
program="$program --service-switch $oracle/env/service.switch -C {cf}"
mailers="MAILER(\`local')MAILER(\`smtp')"
status=0

# compare NAME MC MAILER
compare() {
  printf "OSTYPE(\`linux')\n%s\n" "$2" > "$work/$1.mc"
  m4 -I"$library" "$library/m4/cf.m4" "$work/$1.mc" > "$work/$1.cf" 2> /dev/null
  python3 "$oracle/gen_addresses.py" -n "$count" --seed 5 --cf "$work/$1.cf" > "$work/addresses"
  for mode in rules parse try; do
    python3 "$oracle/bt_oracle.py" compare --cf "$work/$1.cf" --cmds "$work/addresses" --mode "$mode" \
      --mailer "$3" --jobs 1 --prog "$program" || { echo "$1, mode $mode: differences"; status=1; }
  done
}

compare plain "$mailers" esmtp
compare smart "define(\`SMART_HOST', \`relay.example.net')$mailers" relay
compare masquerade "MASQUERADE_AS(\`example.org')FEATURE(\`masquerade_envelope')FEATURE(\`always_add_domain')$mailers" smtp
compare uucp "$mailers MAILER(\`uucp')" uucp-new
exit "$status"
