#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# newaliases.sh MCMAPS [COUNT]: alias files that sendmail -bi takes must give the same database from mcmaps,
# entry for entry, and those that it complains about must be refused. Skipped (77) without root, sendmail,
# its configuration, unshare or db_dump.
set -u
mcmaps=$(realpath "$1")
count=${2:-12}
[ -n "${MW_LONG:-}" ] && count=200
skip() { echo "skipped: $1"; exit 77; }
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
[ -r /etc/mail/sendmail.cf ] || skip "there is no sendmail.cf"
command -v db_dump > /dev/null || skip "there is no db_dump"
command -v unshare > /dev/null || skip "there is no unshare"

# sendmail takes alias files only from folders that nobody else can write.
work=$(mktemp -d /var/lib/mw-newaliases-XXXXXX) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work" || exit 1
printf '127.0.0.1 localhost\n192.0.2.1 test.example.org test\n' > hosts
mkdir theirs ours
for who in theirs ours; do
  sed -e "s#^O AliasFile=.*#O AliasFile=$work/$who/aliases#" -e '/^Fw/d' /etc/mail/sendmail.cf > $who.cf
  printf 'Cwtest.example.org example.net\n' >> $who.cf
done

# generate SEED: an alias file without mistakes, with most of what the syntax has.
generate() {
  awk -v seed="$1" 'BEGIN {
    srand(seed)
    split("ann bob Carol dave.d x-y z_1 o'"'"'neil 42 root Postmaster", name)
    split("joe,jane|joe@else.test|:include:/etc/list|\"|/usr/bin/prog -a\"|/var/mail/file|  joe ,  jane # no comment|a:b|\"Joe User\" <joe@x.test>", value, "|")
    value[4] = "\"|/usr/bin/prog -a\""
    for (i = 0; i < 40; i++) {
      r = rand()
      key = name[int(rand() * 10) + 1] i
      if (r < 0.1) { print "# comment " i; continue }
      if (r < 0.15) { print ""; continue }
      if (r < 0.2) key = key "@test.example.org"
      else if (r < 0.25) key = "(a comment) " key
      else if (r < 0.3) key = key " Last"
      else if (r < 0.35) key = "\"" key " q\""
      else if (r < 0.4) key = "Full Name <" key "@example.net>"
      else if (r < 0.45) key = "owner-" key
      line = key (rand() < 0.3 ? " :" : ":") (rand() < 0.8 ? "\t" : "") value[int(rand() * 8) + 1]
      print line
      if (rand() < 0.2) print "\t, more" i
      if (rand() < 0.1) print "    , and" i ", more"
    }
  }'
}

# rebuild: sendmail -bi on theirs, mcmaps on ours; fails if only one of them complains.
rebuild() {
  rm -f theirs/aliases.db ours/aliases.db
  cp aliases theirs/aliases && cp aliases ours/aliases
  unshare -m -u -n sh -c 'hostname test.example.org && mount --bind hosts /etc/hosts &&
    exec /usr/sbin/sendmail -bi -C "$0"' "$work/theirs.cf" > theirs.log 2>&1
  their_status=$?
  "$mcmaps" -C ours.cf build aliases > ours.log 2>&1
  our_status=$?
}

entries() { db_dump -p "$1" | sed '1,/^HEADER=END/d' | paste - - | LC_ALL=C sort; }

failed=0
seed=0
while [ $seed -lt "$count" ]; do
  seed=$((seed + 1))
  generate $seed > aliases
  rebuild
  entries theirs/aliases.db > theirs.txt
  entries ours/aliases.db > ours.txt 2> /dev/null
  [ "$(wc -l < theirs.txt)" -gt 15 ] || { echo "seed $seed: sendmail stored nothing"; failed=$((failed + 1)); }
  if [ $their_status != 0 ] || [ $our_status != 0 ] || ! diff theirs.txt ours.txt > diff.txt; then
    echo "seed $seed: theirs $their_status, ours $our_status"
    grep line theirs.log; cat ours.log diff.txt
    failed=$((failed + 1))
  fi
done

# refused TEXT: both complain.
refused() {
  printf "$1" > aliases
  rebuild
  if [ $their_status = 0 ] || [ $our_status != 65 ]; then
    echo "$1: theirs $their_status, ours $our_status"
    failed=$((failed + 1))
  fi
}
refused 'a\n'
refused 'a:\n'
refused ':x: y\n'
refused 'u@elsewhere.test: y\n'
refused '|/bin/prog: y\n'
refused '/a/file: y\n'
refused 'x!y: z\n'
refused ' a: b\n'
refused 'a: b\n\n c\n'
echo "$count files and 9 mistakes, $failed differences"
[ $failed = 0 ]
