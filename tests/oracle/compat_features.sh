#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# compat_features.sh single|pairs [COUNT]: every feature in a smallest .mc of its own, or pairs of features (all, or
# COUNT of them, spread evenly), compiled by GNU m4 with the stock library and with m4-compat, loaded by the real
# sendmail and asked the probes of the shared folder. Differences that are wanted stand in compat_wanted.txt.
# Skipped (77) without root, sendmail, the stock library or the shared folder.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
wanted=$root/tests/oracle/compat_wanted.txt
shared=${MW_SHARED:-$root/../shared}/probe
stock=/usr/share/sendmail/cf
skip() { echo "skipped: $1"; exit 77; }
[ -x "$shared/tools/probe.py" ] || skip "there is no $shared"
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
[ -r "$stock/m4/cf.m4" ] || skip "there is no stock library"
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"

work=$(mktemp -d /var/lib/mw-compat.XXXXXX) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cp -r "$shared/." "$work" && chmod -R u+w "$work" && chown -R root "$work" || exit 1
rm -f "$work"/fixtures*/*.db "$work"/configs/*
"$work/tools/mkdb.sh" || exit 1
FIXTURES=$work/fixtures
export FIXTURES

# call FEATURE: the line for the .mc, with the arguments that the feature must have
call() {
  case $1 in
    dnsbl | enhdnsbl | rhsbl) echo "FEATURE(\`$1', \`bl.example')dnl" ;;
    nouucp | nopercenthack) echo "FEATURE(\`$1', \`reject')dnl" ;;
    domainmap) echo "FEATURE(\`$1', \`map.example', \`hash 'MAIL_SETTINGS_DIR\`domainmap')dnl" ;;
    prefixmod) echo "FEATURE(\`$1', \`pre', \`n')dnl" ;;
    nullclient) echo "FEATURE(\`$1', \`hub.example')dnl" ;;
    ldap_routing) echo "FEATURE(\`$1', \`hash -o 'MAIL_SETTINGS_DIR\`ldapmh', \`hash -o 'MAIL_SETTINGS_DIR\`ldapmra')dnl" ;;
    *) echo "FEATURE(\`$1')dnl" ;;
  esac
}

# rank FEATURE: what has to come first, and what has to come last
rank() {
  case $1 in
    access_db) echo 1 ;;
    delay_checks) echo 2 ;;
    nullclient) echo 8 ;;
    msp) echo 9 ;;
    *) echo 5 ;;
  esac
}

# site FEATURE...: a .mc with these features
site() {
  cat << 'END'
OSTYPE(`linux')dnl
define(`confDOMAIN_NAME', `gw.test.example')dnl
define(`confSERVICE_SWITCH_FILE', `MAIL_SETTINGS_DIR`'service.switch')dnl
define(`confHOSTS_FILE', `MAIL_SETTINGS_DIR`'hosts')dnl
define(`LUSER_RELAY', `luser.example')dnl
MASQUERADE_AS(`masq.example')dnl
VIRTUSER_DOMAIN(`v1.example')dnl
GENERICS_DOMAIN(`gen.example')dnl
LDAPROUTE_DOMAIN(`lr.example')dnl
RELAY_DOMAIN(`rel.example')dnl
END
  needs=
  mailers=y
  for name; do
    case $name in
      bl?cklist_recipients | lookupdotdomain | compat_check | conncontrol | ratecontrol) needs=y ;;
      queuegroup | relay_mail_from | rhsbl | tls_session_features) needs=y ;;
      nullclient | msp) mailers= ;;
    esac
  done
  case " $* " in *" access_db "*) needs= ;; esac
  [ -n "$needs" ] && echo "FEATURE(\`access_db')dnl"
  for name; do echo "$(rank "$name") $name"; done | sort | while read -r _ name; do call "$name"; done
  [ -n "$mailers" ] && printf "MAILER(\`local')dnl\nMAILER(\`smtp')dnl\n"
  printf 'LOCAL_CONFIG\nDmtest.example\n'
}

names=$(cd "$stock/feature" && echo *.m4 | sed 's/\.m4//g')
if [ "$1" = single ]; then
  for a in $names; do site "$a" > "$work/configs/$a.mc"; done
else
  for a in $names; do for b in $names; do expr "$a" '<' "$b" > /dev/null && echo "$a $b"; done; done > "$work/list"
  every=1
  [ $# -gt 1 ] && every=$(($(wc -l < "$work/list") / $2))
  [ "$every" -gt 0 ] || every=1
  awk -v n="$every" 'NR % n == 0' "$work/list" | while read -r a b; do site "$a" "$b" > "$work/configs/$a+$b.mc"; done
fi
"$work/tools/probe.py" "$stock" "$work/stock" > "$work/stock.log" || exit 1
"$work/tools/probe.py" "$root/m4-compat" "$work/ours" > "$work/ours.log" || exit 1
"$work/tools/compare.py" "$work/stock" "$work/ours" > "$work/result"
[ $? = 2 ] && { cat "$work/result"; exit 1; }
total=$(tail -n 1 "$work/result")
sed '$d' "$work/result" | grep -v -E -f "$wanted" > "$work/left"
cat "$work/left"
echo "$(ls "$work/configs" | wc -l) configurations, $total, of which $(wc -l < "$work/left") are not wanted"
[ ! -s "$work/left" ]
