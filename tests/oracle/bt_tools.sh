# SPDX-License-Identifier: BSD-2-Clause
# Read by the bt_*.sh beside it: what comparisons with sendmail -bt need. Sets $root, $shared, $oracle, $library
# and a folder $work that others cannot write (sendmail refuses maps elsewhere), removed at the end; skips (77)
# where something is not there.
root=$(cd "$(dirname "$0")/../.." && pwd)
shared=${MW_SHARED:-$root/../shared}
oracle=$shared/oracle
library=/usr/share/sendmail/cf
skip() { echo "skipped: $1"; exit 77; }
[ -x "$oracle/smns.sh" ] || skip "there is no $oracle"
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
[ -r "$library/m4/cf.m4" ] || skip "there is no stock library"
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"
work=$(mktemp -d /opt/mw-bt.XXXXXX) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
