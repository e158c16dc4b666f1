#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# bt_addresses.sh CFTEST COUNT SEED...: the whole text of cftest against that of sendmail -bt: seven stock
# configurations, COUNT generated addresses for each seed, as rulesets 3,0, as /parse and as /try.
set -u
cftest=$(realpath "$1")
count=$2
shift 2
. "$(dirname "$0")/bt_tools.sh"
program="$cftest -bt --quiet --host-name test.example.org --hosts $oracle/env/hosts"
program="$program --service-switch $oracle/env/service.switch -C {cf}"
mailers="MAILER(\`local')MAILER(\`smtp')"
status=0

# table NAME: a map from standard input.
table() {
  cat > "$work/$1"
  makemap hash "$work/$1" < "$work/$1" || exit 1
}
table mailertable <<'END'
example.com	esmtp:[relay.example.net]
.sub.example.com	smtp:gw.example.net
err.test	error:5.7.0:550 no mail
loc.test	local:joe
foo.com	relay:%1.hub.net
.uucp.test	smtp:[10.0.0.1]
END
table virtusertable <<'END'
joe@virt.test	jim
@virt.test	all@elsewhere.test
ann+*@virt.test	ann-%2@b.test
@cat.test	%1@dog.test
err@virt.test	error:5.7.0:550 no
root@virt.test	error:nouser no such user
END
table access <<'END'
From:bad.test	REJECT
spam.test	550 no spam
To:friend@	RELAY
relay.test	RELAY
Connect:192.0.2	OK
192.0.2.9	DISCARD
To:joe@loc.test	ERROR:5.1.1:550 gone
END
table genericstable <<'END'
joe	joe.user@example.org
ann@test.example.org	ann.other@example.org
root	postmaster@example.org
END

# compare NAME MC MAILER
compare() {
  printf "OSTYPE(\`linux')\n%s\n" "$2" > "$work/$1.mc"
  m4 -I"$library" "$library/m4/cf.m4" "$work/$1.mc" > "$work/$1.cf" 2> /dev/null
  for seed in $seeds; do
    python3 "$oracle/gen_addresses.py" -n "$count" --seed "$seed" --cf "$work/$1.cf" \
      --map "$work/mailertable" --map "$work/virtusertable" --map "$work/access" \
      --map "$work/genericstable" > "$work/addresses"
    for mode in rules parse try; do
      echo "$1, seed $seed, mode $mode"
      python3 "$oracle/bt_oracle.py" compare --cf "$work/$1.cf" --cmds "$work/addresses" --mode "$mode" \
        --mailer "$3" --jobs 1 --prog "$program" || status=1
    done
  done
}

seeds=$*
compare plain "$mailers" esmtp
compare smart "define(\`SMART_HOST', \`relay.example.net')$mailers" relay
compare tables "FEATURE(\`mailertable', \`hash -o $work/mailertable')
FEATURE(\`virtusertable', \`hash -o $work/virtusertable')FEATURE(\`access_db', \`hash -T<TMPF> -o $work/access')
VIRTUSER_DOMAIN(\`virt.test cat.test')$mailers" esmtp
compare masquerade "MASQUERADE_AS(\`example.org')FEATURE(\`masquerade_envelope')
FEATURE(\`genericstable', \`hash -o $work/genericstable')GENERICS_DOMAIN(\`test.example.org')
FEATURE(\`always_add_domain')$mailers" smtp
compare nullclient "FEATURE(\`nullclient', \`hub.example.net')" nullclient
compare uucp "define(\`UUCP_RELAY', \`uu.example.net')$mailers MAILER(\`uucp')" uucp-new
compare delay "FEATURE(\`access_db', \`hash -T<TMPF> -o $work/access')FEATURE(\`delay_checks')
FEATURE(\`blocklist_recipients')FEATURE(\`domaintable', \`hash -o $work/mailertable')$mailers" local
exit "$status"
