#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# compat_features.sh single|pairs [COUNT]: every feature in a smallest .mc of its own, or pairs of features (all, or
# some COUNT of them, spread evenly), compiled by GNU m4 with the stock library and with m4-compat, loaded by the real
# sendmail and asked the probes of the shared folder. Differences that are wanted stand in compat_wanted.txt.
# Skipped (77) without root, sendmail, the stock library or the shared folder.
set -u
. "$(dirname "$0")/compat_tools.sh"
rm -f "$work"/configs/*

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

# compare: asks both libraries about the configurations, prints what is not wanted, adds to $asked and $unwanted
asked=0
unwanted=0
compare() {
  rm -rf "$work/stock" "$work/ours"
  probe "$stock" "$work/stock" > "$work/stock.log" || exit 1
  probe "$root/m4-compat" "$work/ours" > "$work/ours.log" || exit 1
  "$work/tools/compare.py" "$work/stock" "$work/ours" > "$work/result"
  [ $? = 2 ] && { cat "$work/result"; exit 1; }
  sed '$d' "$work/result" | grep -v -E -f "$wanted" > "$work/left"
  cat "$work/left"
  asked=$((asked + $(tail -n 1 "$work/result" | cut -d' ' -f1)))
  unwanted=$((unwanted + $(wc -l < "$work/left")))
}

# Pairs are asked an eighth of the probes, each pair another one: together they are asked all of them. The comment
# about who made the .cf, and where, is left out: the programs that it asks take longer than all the rest.
thin() {
  sed -i "s/PR=probes()/PR=[p for p in probes() if zlib.crc32((name+p[0]).encode())%8==0]/
    s/^import sys,/import zlib,sys,/" "$work/tools/probe_here.py"
  grep -q 'PR=\[p for' "$work/tools/probe_here.py" && grep -q '^import zlib' "$work/tools/probe_here.py" || exit 1
  COMPILE='m4 -D_NO_MAKEINFO_ -D_CF_DIR_={lib}/ -DMAIL_SETTINGS_DIR={fix} {lib}/m4/cf.m4 {mc}'
  export COMPILE
}

names=$(cd "$stock/feature" && echo *.m4 | sed 's/\.m4//g')
if [ "$1" = single ]; then
  for a in $names; do site "$a" > "$work/configs/$a.mc"; done
  compare
  count=$(ls "$work/configs" | wc -l)
else
  thin
  echo "$names" | awk '{ for (i = 1; i < NF; i++) for (j = i + 1; j <= NF; j++) print $i, $j }' > "$work/list"
  every=1
  [ $# -gt 1 ] && every=$(($(wc -l < "$work/list") / $2))
  [ "$every" -gt 0 ] || every=1
  awk -v n="$every" 'NR % n == 0' "$work/list" > "$work/chosen"
  count=$(wc -l < "$work/chosen")
  # In portions: the answers of all would fill the disk.
  first=1
  while [ "$first" -le "$count" ]; do
    rm -f "$work"/configs/*
    sed -n "$first,$((first + 99))p" "$work/chosen" |
      while read -r a b; do site "$a" "$b" > "$work/configs/$a+$b.mc"; done
    compare
    first=$((first + 100))
    [ "$first" -gt "$count" ] || echo "$((first - 1)) of $count pairs: $asked comparisons, $unwanted not wanted"
  done
fi
echo "$count configurations, $asked comparisons, of which $unwanted are not wanted"
[ "$unwanted" = 0 ]
