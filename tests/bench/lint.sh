#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# lint.sh BIN: mclint on an ordinary site, beside an empty program, and on sites with large tables, beside
# the system's makemap building their mailertable alone. 10000 rows; with BENCH_LONG=1 also 1000000, which take
# makemap a minute. Rows are shuffled; "sorted" are the same rows for makemap in the order of their keys.
set -u
bin=$(realpath "$1")
ratio=$bin/ratio
here=$(realpath "$(dirname "$0")")
makemap=/usr/sbin/makemap
work=$(mktemp -d "${TMPDIR:-/var/tmp}/mw-bench-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

options="--library=builtin --host-name mail.example.org"
echo "-- ordinary sites, beside a program that does nothing"
echo 'int main(void) { return 0; }' > "$work/nothing.c"
if cc -O2 -static -o "$work/nothing" "$work/nothing.c" 2> /dev/null; then
  for site in smarttable-gateway mxtable-relay access-control; do
    cd "$here/../../samples/$site" || continue
    # shellcheck disable=SC2086
    "$ratio" --runs 20 "$site" "$bin/mclint" $options . -- "$work/nothing"
  done
fi

# The keys of N rows in an order of no meaning, the same in every run: awk programs begin with $shuffle.
shuffle='function next_row() { return (place++ * step + 13) % n }
BEGIN { step = 7919; while (n % step == 0) step += 2 }'

# site FOLDER N: N rows of mailertable, N of access, N / 10 virtual users in 1000 domains. Half of the routed
# domains are relayed for by relay-domains, the other half by their rows in access.
site() {
  mkdir "$1"
  cd "$1" || exit 1
  awk -v n="$2" "$shuffle"' BEGIN { for (i = 0; i < n; i++) { j = next_row()
    printf "host%d.dom%d.example.com\tsmtp:[10.%d.%d.%d]\n", j, j % 97, j % 256, int(j / 256) % 256, int(j / 65536)
  } }' > mailertable
  awk -v n="$2" "$shuffle"' BEGIN { for (i = 0; i < n; i++) { j = next_row()
    if (j % 97 < 48) printf "To:host%d.dom%d.example.com\tRELAY\n", j, j % 97
    else if (j % 4 < 2) printf "From:sender%d@dom%d.example.net\tREJECT\n", j, j % 97
    else if (j % 4 == 2) printf "Connect:10.%d.%d.%d\tRELAY\n", j % 256, int(j / 256) % 256, int(j / 65536)
    else printf "From:spam%d.example.org\tERROR:5.7.1:550 no spam from here\n", j
  } }' > access
  awk -v n="$(($2 / 10))" 'BEGIN { for (i = 0; i < n; i++)
    printf "user%d@virt%d.example.com\tuser%d@dom%d.example.net\n", i, i % 1000, i, i % 97 }' > virtusertable
  awk 'BEGIN { for (i = 0; i < 1000; i++) printf "virt%d.example.com\n", i }' > local-host-names
  awk 'BEGIN { for (i = 48; i < 97; i++) printf "dom%d.example.com\n", i }' > relay-domains
  printf 'postmaster: root\nroot: admin@dom1.example.net\n' > aliases
  cat > sendmail.mc <<'END'
OSTYPE(`linux')
FEATURE(`use_cw_file')
FEATURE(`mailertable')
FEATURE(`virtusertable')
FEATURE(`access_db')
MAILER(`local')
MAILER(`smtp')
END
}

[ -x "$makemap" ] || { echo "skipped: there is no makemap here"; exit 0; }
for rows in 10000 ${BENCH_LONG:+1000000}; do
  echo "-- $rows + $rows + $((rows / 10)) rows, beside makemap with the $rows of mailertable"
  site "$work/$rows" "$rows"
  runs=3
  [ "$rows" -gt 100000 ] && runs=1
  LC_ALL=C sort mailertable > "$work/sorted"
  # shellcheck disable=SC2086
  "$ratio" --runs $runs --input mailertable "$rows rows" "$bin/mclint" $options . -- "$makemap" hash "$work/map"
  # shellcheck disable=SC2086
  "$ratio" --runs $runs --input "$work/sorted" "$rows rows, sorted" "$bin/mclint" $options . -- \
    "$makemap" hash "$work/map"
  cd /
  rm -rf "${work:?}/$rows" "$work/map.db"
done
