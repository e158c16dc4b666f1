#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# bt_probe.sh CFTEST ROUND [CONFIG...]: the shared probe configurations (4,080 commands each: every ruleset a
# mail system calls), answered by sendmail -bt and by cftest. ROUND is `files` or `dns` (MX lookups and lists
# of blocked addresses; sendmail asks a name server that is started for it, cftest reads bt_probe.zone).
set -u
cftest=$(realpath "$1")
round=$2
shift 2
. "$(dirname "$0")/bt_tools.sh"
[ -r "$shared/probe/tools/probe.py" ] || skip "there is no $shared/probe"
cp -r "$shared/probe" "$work/probe" && chmod -R u+w "$work/probe" || exit 1
sh "$work/probe/tools/mkdb.sh" > "$work/mkdb.log" 2>&1 || { cat "$work/mkdb.log"; exit 1; }
case $round in
  files) fixtures=$work/probe/fixtures ;;
  dns) fixtures=$work/probe/fixtures-dns ;;
  *) echo "bt_probe.sh: the round is files or dns, not $round"; exit 2 ;;
esac
export FIXTURES="$fixtures"
# Names come from the fixtures, not from this machine; we are in a mount namespace already.
cat > "$work/real" <<END_OF_REAL
#!/bin/sh
mount --bind $fixtures/hosts /etc/hosts && mount --bind $oracle/env/nsswitch.conf /etc/nsswitch.conf &&
exec /usr/sbin/sendmail "\$@"
END_OF_REAL
cat > "$work/ours" <<END_OF_OURS
#!/bin/sh
exec $cftest --quiet --compat-exit --live --host-name gw.test.example --hosts $fixtures/hosts \
  --dns $root/tests/oracle/bt_probe.zone "\$@"
END_OF_OURS
chmod +x "$work/real" "$work/ours"
configs=
for config in "$@"; do configs="$configs $(echo "$work"/probe/configs/"$config"*.mc)"; done
# shellcheck disable=SC2086
for side in real ours; do
  SENDMAIL="$work/$side" python3 "$work/probe/tools/probe.py" "$library" "$work/out-$side" $configs \
    > "$work/$side.log" 2>&1 || { tail -5 "$work/$side.log"; exit 1; }
done
[ -z "${KEEP_RESULTS:-}" ] || cp -r "$work/out-real" "$work/out-ours" "$KEEP_RESULTS/"
python3 "$work/probe/tools/compare.py" "$work/out-real" "$work/out-ours"
