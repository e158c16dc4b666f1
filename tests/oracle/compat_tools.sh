# SPDX-License-Identifier: BSD-2-Clause
# Read by the compat_*.sh beside it: what comparisons of the library m4-compat with the stock one need. Sets $root,
# $shared, $stock and a folder $work (not below /tmp: sendmail refuses maps below folders that everybody may write)
# with a copy of the probes of the shared folder, removed at the end; skips (77) where something is not there.
root=$(cd "$(dirname "$0")/../.." && pwd)
wanted=$root/tests/oracle/compat_wanted.txt
shared=${MW_SHARED:-$root/../shared}
stock=/usr/share/sendmail/cf
skip() { echo "skipped: $1"; exit 77; }
[ -x "$shared/probe/tools/probe.py" ] || skip "there is no $shared/probe"
[ -x /usr/sbin/sendmail ] || skip "there is no sendmail"
[ -r "$stock/m4/cf.m4" ] || skip "there is no stock library"
[ "$(id -u)" = 0 ] || skip "only root may make namespaces"
work=$(mktemp -d /var/lib/mw-compat.XXXXXX) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cp -r "$shared/probe/." "$work" && chmod -R u+w "$work" && chown -R root "$work" || exit 1
rm -f "$work"/fixtures*/*.db
"$work/tools/mkdb.sh" || exit 1
# The name server would end at a name with bytes that are not UTF-8, and all questions after it wait in vain.
sed -i 's/\.decode()/.decode("latin-1")/' "$work/tools/dnsstub.py"
FIXTURES=$work/fixtures
export FIXTURES

# inside PROGRAM ARGUMENT...: in a namespace of its own, with the host name and the name server of the probes.
echo nameserver 127.0.0.1 > "$work/resolv.conf"
inside() {
  unshare -unm sh -c 'hostname gw.test.example
    mount --bind "$1/resolv.conf" /etc/resolv.conf
    shift
    exec python3 "$@"' sh "$work" "$work/tools/dnsstub.py" "$@"
}

# probe ARGUMENT...: probe.py, all of it in one namespace instead of one for each configuration.
sed "s/sh=\['unshare'.*exec python3 [^ ]* {SM}/sh=['sh','-c',f'exec {SM}/" "$work/tools/probe.py" > "$work/tools/probe_here.py"
grep -q "sh=\['sh','-c',f'exec {SM}" "$work/tools/probe_here.py" || { echo "probe.py is not the one known here"; exit 1; }
chmod +x "$work/tools/probe_here.py"
probe() { inside "$work/tools/probe_here.py" "$@"; }
