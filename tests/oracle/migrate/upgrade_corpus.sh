#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# upgrade_corpus.sh MCMIGRATE MC2CF [NAME...]: real-world .mc files upgraded for 8.17. Taken are those that m4 and the installed
# library compile with status 0, without "*** ERROR", and whose .cf the real sendmail -bt loads. Asked of each:
#   compiles   mc2cf with the installed library and with its own: status 0, and no warning but those that mcmigrate
#              itself has left, by code
#   loads      m4's .cf of the new text: sendmail -bt gives the status that the old .cf gave, and no new message
#   settles    the upgrade of the upgrade is the same bytes
#   same       where no edit is listed the text is the input, and only there
#   neutral    without the edits that are meant to change what the server does ($meant), its .cf is the same but for
#              comments and blank lines
#   proven     upgrade --prove: nothing changes by edits that must not change anything, every other change stands under
#              an edit that is listed, and none of them moves a route or an address
#   routes     the real sendmail -bt routes and rewrites addresses as it did with the old .cf
set -u
mcmigrate=$(realpath "$1")
mc2cf=$(realpath "$2")
shift 2
MW_SHARED=${MW_SHARED:-$(cd "$(dirname "$0")/../../.." && pwd)/../shared}
. "$(dirname "$0")/../bt_tools.sh"
corpus=$shared/corpus/mc
[ -d "$corpus" ] || skip "there is no $corpus"
cd "$work" || exit 1
status=0
taken=0 neutral=0 edits=0 left=0 passed=0 stages=0
meant=privacy_flags,bad_rcpt_throttle,connection_rate_throttle,access_db,blocklist_recipients,greet_pause
meant=$meant,promiscuous_relay,unresolvable_senders,unqualified_senders,sender_may_relay,closed_list,weak_tls
meant=$meant,apostrophe_quotes,html_text,policy_not_named,reject_message_unquoted
fail() { echo "$name: $1"; status=1; good=false; }

# compile TEXT CF: by m4 with the installed library, as its owner would have
compile() {
  if grep -aq 'include(.*m4/cf\.m4' "$1"; then
    (cd "$library/cf" && m4 "$1")
  else
    (cd "$library/cf" && m4 "$library/m4/cf.m4" "$1")
  fi > "$2" 2> "$2.err"
}
# What is asked of sendmail: routes, and what mailers write.
{
  for address in user root user@example.com user+detail@example.com user@a.example user@sub.a.example a.example\!user \
    user%a.example@example.com '@a.example:user@example.com' user@localhost 'user@[192.0.2.1]' user@a user@a.UUCP; do
    printf '3,0 %s\n' "$address"
    for use in HS HR ES ER; do printf '/tryflags %s\n/try esmtp %s\n/try local %s\n' $use "$address" "$address"; done
  done
} > questions
# load CF OUT: what sendmail -bt says before the first prompt, with other names of files, and its answers
# (OUT.answers): of each question the outermost result. Its status.
load() {
  BT_BIND=$work timeout 100 sh "$oracle/smns.sh" -bt -C "$1" < questions > "$2.all" 2>&1
  loaded=$?
  sed -e '/^ADDRESS TEST MODE/,$d' -e 's,[^ ]*\.cf: line [0-9]*:,CF:,' "$2.all" > "$2"
  awk '/^> / { if (last != "") print last; last = "" }
       /returns:|^Rcode|not found/ { last = $0 } END { print last }' "$2.all" > "$2.answers"
}
# proven JSON: what --prove says that it must not, in proof.said, with a line `stage` for each comparison.
proven() {
  sed -n '/^  "proof"/,$p' "$1" | awk '
    /"edits":/ { edits = "" }
    /^        "[a-z-]*",?$/ { gsub(/[ ",]/, ""); edits = edits " " $0 }
    /"keeps":/ { keeps = /true/ }
    /"obstacle":/ && !/""/ { print "not compared:" edits }
    /"(acceptance|policy|setting)": [1-9]/ && keeps { print "changed by what keeps:" edits }
    /"(routing|rewriting)": [1-9]/ { print "moved by" edits }
    /"groups":/ { print "stage" }' > proof.said
  for edit in $(sed -n '/^  "proof"/,$p' "$1" | sed -n 's/^        "\([a-z-]*\)",*$/\1/p'); do
    sed '/^  "proof"/,$d' "$1" | grep -q "\"name\": \"$edit\"" || echo "not listed: $edit"
  done >> proof.said
}

for file in "$corpus"/*.mc; do
  name=$(basename "$file" .mc)
  [ $# = 0 ] || case " $* " in *" $name "*) ;; *) continue ;; esac
  good=true
  sed -E "s#include\\(\`?[^\`')]*m4/cf\\.m4'?\\)#include(\`$library/m4/cf.m4')#" "$file" > "$work/$name.mc"
  compile "$work/$name.mc" "$work/$name.cf" || continue
  grep -q '\*\*\* ERROR' "$name.cf.err" && continue
  load "$work/$name.cf" old.said
  old=$loaded
  grep -q '^ADDRESS TEST MODE' old.said.all || continue
  taken=$((taken + 1))

  "$mcmigrate" upgrade "$name.mc" -o "$name.new.mc" > "$name.log" 2>&1
  code=$?
  [ $code -le 1 ] || { fail "upgrade ended with $code: $(head -1 "$name.log")"; continue; }
  "$mcmigrate" upgrade "$name.mc" --json --prove --host-name mx.example.org > "$name.json" 2> /dev/null
  proven "$name.json"
  stages=$((stages + $(grep -c '^stage$' proof.said)))
  wrong=$(grep -v '^stage$' proof.said | head -n 1)
  [ -z "$wrong" ] || fail "upgrade --prove: $wrong"
  listed=$(grep -c '"done"' "$name.json")
  "$mcmigrate" upgrade "$name.new.mc" -o "$name.again.mc" > /dev/null 2>&1
  cmp -s "$name.new.mc" "$name.again.mc" || fail "the upgrade of the upgrade is another text"
  if [ "$listed" = 0 ]; then
    cmp -s "$name.mc" "$name.new.mc" || fail "no edit is listed, and the text is another"
  else
    cmp -s "$name.mc" "$name.new.mc" && fail "$listed edits are listed, and the text is the same"
  fi

  compile "$work/$name.new.mc" "$work/$name.new.cf" || fail "m4 fails: $(head -1 "$name.new.cf.err")"
  for from in "$library" builtin; do
    "$mc2cf" --library="$from" "$name.new.mc" > "$name.ours.cf" 2> "$name.warn" ||
      fail "mc2cf --library=$from fails: $(head -1 "$name.warn")"
    # What mcmigrate has said it leaves may be said again.
    grep -aE '(warning|error):' "$name.warn" | sed -n 's/.*\[\(MC[0-9]*\) .*/\1/p' | sort -u |
      while read -r kind; do
        sed -n '/^left to be done/,$p' "$name.log" | grep -q "\[$kind " || echo "$kind"
      done > "$name.unsaid"
    [ -s "$name.unsaid" ] && fail "mc2cf --library=$from warns of what was not said: $(tr '\n' ' ' < "$name.unsaid")"
  done
  # Words of the library of sendmail about what upgrade has to mend.
  grep -E 'deprecated|no longer valid|missing -T<TMPF>|denial of service' "$name.new.cf.err" > "$name.old-words" &&
    fail "m4 still says: $(head -1 "$name.old-words")"

  "$mcmigrate" upgrade "$name.mc" -o "$name.neutral.mc" --without "$meant" > /dev/null 2>&1
  compile "$work/$name.neutral.mc" "$work/$name.neutral.cf" || fail "m4 fails on the neutral upgrade"
  grep -v -e '^#' -e '^[[:space:]]*$' "$name.cf" > old.lines
  grep -v -e '^#' -e '^[[:space:]]*$' "$name.neutral.cf" > neutral.lines
  cmp -s old.lines neutral.lines ||
    fail "a neutral edit changes the .cf: $(diff old.lines neutral.lines | sed -n '2p')"
  cmp -s "$name.mc" "$name.neutral.mc" || neutral=$((neutral + 1))

  load "$work/$name.new.cf" new.said
  [ "$loaded" -le "$old" ] || fail "sendmail -bt ends with $loaded, and with $old before"
  sort -u old.said > old.sorted
  sort -u new.said | comm -13 old.sorted - > new.words
  [ -s new.words ] && fail "sendmail -bt says: $(head -1 new.words)"
  cmp -s old.said.answers new.said.answers ||
    fail "sendmail -bt answers: $(diff old.said.answers new.said.answers | sed -n '2p;3q')"
  edits=$((edits + listed))
  kept=$(sed -n '/^left to be done/,$p' "$name.log" | grep -c '\[M[IC]')
  left=$((left + kept))
  $good && passed=$((passed + 1))
done
echo "upgrade_corpus: $taken files, $passed pass; $edits edits, $left findings left to people;" \
  "$neutral have neutral edits; $stages stages compared"
[ "$taken" -gt 0 ] || status=1
exit $status
