#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# compat_addresses.sh MC2CF COUNT SEEDS [NUMBER...]: the library in MC2CF against the stock one on generated addresses.
# The configurations of the shared folder with these numbers (the 20 with most rules without) are compiled with both;
# the real sendmail says of COUNT addresses for each seed ("1 2 3") where they go, and whether it takes them as
# recipient from a stranger, and as sender. What the rulesets return in the end is compared, and every message.
# Skipped (77) without root, sendmail, the stock library or the shared folder.
set -u
. "$(dirname "$0")/compat_tools.sh"
mc2cf=$(realpath "$1")
count=$2
seeds=$3
shift 3
[ $# -gt 0 ] || set -- 160 131 100 112 101 107 080 086 125 110 128 116 130 092 119 088 113 079 052 055
generate=$shared/oracle/gen_addresses.py
[ -r "$generate" ] || skip "there is no $generate"
maps=
for map in access mailertable virtusertable genericstable domaintable; do maps="$maps --map $FIXTURES/$map.txt"; done
unsafe=MapInUnsafeDirPath,ClassFileInUnsafeDirPath,GroupWritableDirPathSafe,TrustStickyBit

# Standard input: what -bt says. The calls of rulesets within others are left out: of each command its first line, which
# has the address, the last one that a ruleset returned, and all that is no trace. A line of the output is a command.
# Names with some fifty labels need more rulesets within each other than there may be; where that is noticed, and what
# is left then, is a matter of how a library divides its work. So is the text that a recipient like "(x)", taken without
# a verdict, leaves behind. A wanted difference: a recipient like "<x>"@host that
# asked to be protected (hater) is; the stock library takes its brackets for its own mark and lets everybody pass.
cat > "$work/answers.awk" << 'END'
function flush() {
  if (first ~ /^check_rcpt +input: < "<.*>"( @ .*)? >$/ && last ~ /NOSPAMHATER$|^check_rcpt +returns: < /) last = " protected"
  if (first ~ /^check_rcpt +input: < "\([a-z]*\)" >$/ && last !~ /\$#/) last = " taken"
  if (text ~ /excessive recursion|expansion too long/) { last = ""; text = " excessive recursion" }
  if (first text != "") print first " => " last text; first = last = text = ""
}
/^> / { flush() }
{ sub(/^(> )+/, "") }
/^[^ ]+ +input:/ { if (first == "") first = $0; next }
/^[^ ]+ +returns:/ { last = $0; next }
/^(== Ruleset|WARNING: World|Enter <|ADDRESS TEST)/ || $0 == "" { next }
{ text = text " | " $0 }
END { flush() }
END

# ask CF OUT
ask() {
  inside sendmail -O DontBlameSendmail=$unsafe -O Timeout.resolver.retry=1 -O Timeout.resolver.retrans=1s -bt -C "$1" \
    < "$work/commands" 2> "$work/messages" | sed "s,$FIXTURES/,@DIR@/,g" | awk -f "$work/answers.awk" > "$2"
}

total=0
differ=0
for number; do
  mc=$(echo "$work/configs/$number"-*.mc)
  m4 -D_NO_MAKEINFO_ "-D_CF_DIR_=$stock/" "-DMAIL_SETTINGS_DIR=$FIXTURES/" "$stock/m4/cf.m4" "$mc" > "$work/stock.cf" 2> /dev/null
  "$mc2cf" --library=builtin "-DMAIL_SETTINGS_DIR=$FIXTURES/" -o "$work/ours.cf" "$mc" 2> /dev/null || exit 1
  for seed in $seeds; do
    # shellcheck disable=SC2086 # words are wanted
    python3 "$generate" -n "$count" --seed "$seed" --one-address --cf "$work/stock.cf" $maps
  done > "$work/addresses"
  {
    printf '%s\n' '.D{client_name}stranger.example' '.D{client_addr}10.5.5.5' '.D{client_resolve}OK' \
      '.D{client_ptr}stranger.example' '.D{addr_type}e r' '.Dfuser@far.example' '.Dsok.example' '.D{verify}NONE'
    LC_ALL=C sed 's/\(.*\)/3,0 \1\ncheck_rcpt <\1>\ncheck_mail <\1>/' "$work/addresses"
  } > "$work/commands"
  ask "$work/stock.cf" "$work/of_stock"
  ask "$work/ours.cf" "$work/of_ours"
  answers=$(wc -l < "$work/of_stock")
  # An address without a token gives no trace; there are few.
  [ "$answers" -ge $(($(wc -l < "$work/addresses") * 5 / 2)) ] || { echo "$number: $answers answers only"; exit 1; }
  diff "$work/of_stock" "$work/of_ours" > "$work/diff"
  found=$(grep -c '^[<>]' "$work/diff")
  echo "$(basename "$mc" .mc): $answers answers, $found lines differ"
  head -n 40 "$work/diff"
  total=$((total + answers))
  differ=$((differ + found))
done
echo "$# configurations, $total answers, $differ lines differ"
[ "$differ" = 0 ]
