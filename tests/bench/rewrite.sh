#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# rewrite.sh BIN: cftest against the system's sendmail -bt. Needs root (private namespaces keep sendmail from
# waiting for the name of the host), m4 and the stock library. BENCH_ADDRESSES=N changes the number of addresses.
set -u
bin=$(realpath "$1")
ratio=$bin/ratio
library=/usr/share/sendmail/cf
count=${BENCH_ADDRESSES:-20000}
# Maps below a folder that others can write are refused by sendmail.
work=$(mktemp -d /opt/mw-bench.XXXXXX) || exit 1
trap 'rm -rf "$work"' EXIT
[ -x /usr/sbin/sendmail ] || { echo "skipped: there is no sendmail here"; exit 0; }
[ -r "$library/m4/cf.m4" ] || { echo "skipped: there is no stock library here"; exit 0; }
[ "$(id -u)" = 0 ] || { echo "skipped: only root may make namespaces"; exit 0; }

printf '127.0.0.1 localhost\n192.0.2.1 bench.example.org bench\n' > "$work/hosts"
printf 'hosts: files\npasswd: files\n' > "$work/nsswitch.conf"
printf 'hosts files\naliases files\n' > "$work/service.switch"
cat > "$work/real" <<END
#!/bin/sh
exec unshare -m -u -n sh -c 'hostname bench.example.org
mount --bind $work/hosts /etc/hosts && mount --bind $work/nsswitch.conf /etc/nsswitch.conf &&
exec /usr/sbin/sendmail "\$@"' sendmail "\$@"
END
chmod +x "$work/real"
ours="$bin/cftest -bt --host-name bench.example.org --hosts $work/hosts --service-switch $work/service.switch"

# site NAME: the .mc on standard input to $work/NAME.cf.
site() {
  cat > "$work/$1.mc"
  m4 -I"$library" "$library/m4/cf.m4" "$work/$1.mc" > "$work/$1.cf" 2> /dev/null
  echo "O ServiceSwitchFile=$work/service.switch" >> "$work/$1.cf"
}

site plain <<'END'
OSTYPE(`linux')
MAILER(`local')
MAILER(`smtp')
END

awk 'BEGIN { for (i = 0; i < 100000; i++) printf "d%d.example.com\tesmtp:[relay%d.example.net]\n", i, i % 7 }' \
  > "$work/mailertable"
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "u%d@virt.example.com\tuser%d\n", i, i }' > "$work/virtusertable"
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "To:d%d.example.com\tRELAY\n", i }' > "$work/access"
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "u%d\tname%d@example.com\n", i, i }' > "$work/genericstable"
for map in mailertable virtusertable access genericstable; do makemap hash "$work/$map" < "$work/$map"; done
site tables <<END
OSTYPE(\`linux')
FEATURE(\`mailertable', \`hash -o $work/mailertable')
FEATURE(\`virtusertable', \`hash -o $work/virtusertable')
FEATURE(\`access_db', \`hash -o $work/access')
FEATURE(\`genericstable', \`hash -o $work/genericstable')
GENERICS_DOMAIN(\`bench.example.org')
VIRTUSER_DOMAIN(\`virt.example.com')
MAILER(\`local')
MAILER(\`smtp')
END

. "$(dirname "$0")/support/addresses.sh"

: > "$work/empty"
echo "-- start-up: ours with sendmail, then with this system's configuration beside an empty program"
"$ratio" --input "$work/empty" "start-up" $ours -C "$work/plain.cf" -- "$work/real" -bt -C "$work/plain.cf"
echo 'int main(void) { return 0; }' > "$work/nothing.c"
if cc -O2 -static -o "$work/nothing" "$work/nothing.c" 2> /dev/null; then
  for cf in "$work/plain.cf" /etc/mail/sendmail.cf; do
    [ -r "$cf" ] && "$ratio" --runs 50 --input "$work/empty" "start-up, $(basename "$cf"), and nothing at all" \
      $ours -C "$cf" -- "$work/nothing"
  done
fi
addresses "" 20000 > "$work/addresses"
for cf in plain tables; do
  echo "-- $cf"
  if [ -x "$bin/rewrite_rate" ]; then
    echo "the library alone, nothing printed: $("$bin/rewrite_rate" "$work/$cf.cf" "$work/addresses")"
  fi
  for mode in "3,0 " "/parse " "/try esmtp "; do
    addresses "$mode" "$count" > "$work/input"
    "$ratio" --runs 3 --input "$work/input" "$cf, $count x '$mode'" $ours -C "$work/$cf.cf" -- \
      "$work/real" -bt -C "$work/$cf.cf"
    "$ratio" --runs 3 --input "$work/input" "$cf, $count x '$mode' to | cat" \
      sh -c "$ours -C $work/$cf.cf | cat" -- sh -c "$work/real -bt -C $work/$cf.cf | cat"
  done
done
