#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# bt_corpus.sh BT_PAIRS CFTEST: real-world configurations of level 10: the messages while they are read, their
# mailers and some addresses, from sendmail -bt and from cftest.
set -u
pairs=$(realpath "$1")
cftest=$(realpath "$2")
. "$(dirname "$0")/bt_tools.sh"
[ -d "$shared/corpus/cf" ] || skip "there is no $shared/corpus/cf"
mkdir "$work/pairs"
for file in $(grep -rl '^V10' "$shared/corpus" --include='*.cf' --include='*.bak'); do
  name=$(basename "$file")
  cp "$file" "$work/pairs/$name.cf"
  cat > "$work/pairs/$name.cmds" <<'END_OF_COMMANDS'
=M
3,0 user@example.com
3,0 user
3,0 a!b@c.example
3,0 <@a.example:user@known.example.net>
/parse root@test.example.org
/parse postmaster
/try esmtp user@test.example.org
/tryflags hs
/try esmtp user
/try local user@example.com
check_mail <user@example.com>
check_rcpt <user@example.com>
END_OF_COMMANDS
done
"$pairs" "$cftest" "$work/pairs" "$root/tests/oracle/bt_rulesets.masks"
