#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# package.sh BUILD: makes the Debian package and looks at it: its files, its dependencies, what lintian says. Then
# it is installed beside sendmail, run and removed, in a view of this system that is thrown away (an overlay in
# namespaces of its own). Skipped (77) without the tools; a part that cannot be done is named.
set -u
build=$(realpath "$1")
root=$(cd "$(dirname "$0")/../../.." && pwd)
skip() { echo "skipped: $1"; exit 77; }
command -v cpack > /dev/null && command -v dpkg-shlibdeps > /dev/null || skip "there is no cpack or dpkg-dev"
work=$(mktemp -d "$build/package.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
status=0
failed() { echo "FAILED: $*"; status=1; }

package=$(sh "$root/tools/deb.sh" "$build" "$work") || { echo "$package"; exit 1; }
echo "$(basename "$package"): $(($(stat -c %s "$package") / 1024)) KiB"

dpkg-deb -c "$package" | sed 's/^\(..........\) \([^ ]*\) .* \.\(\/[^ ]*\).*/\1 \2 \3/' > "$work/files"
for file in bin/mc2cf bin/mcm4 bin/mcmaps bin/cftest bin/mcroute bin/mclint bin/mcmigrate bin/mw-makemap \
  bin/mw-editmap bin/mw-praliases share/man/man1/mcmigrate.1.gz share/bash-completion/completions/mcmigrate \
  share/doc/mailwright/examples/aix-relay/after/sendmail.mc \
  lib/mailwright/bin/makemap lib/mailwright/bin/editmap lib/mailwright/bin/praliases share/mailwright/Makefile.maps \
  share/mailwright/m4-compat/m4/cf.m4 share/man/man1/mc2cf.1.gz share/man/man8/mw-makemap.8.gz \
  share/bash-completion/completions/mcmaps share/zsh/vendor-completions/_mcmaps \
  share/fish/vendor_completions.d/mcmaps.fish share/doc/mailwright/copyright share/doc/mailwright/README.md \
  share/doc/mailwright/examples/null-client/sendmail.mc; do
  grep -q " /usr/$file\$" "$work/files" || failed "the package has no /usr/$file"
done
grep -v ' root/root ' "$work/files" && failed "files of others than root"
grep -e '^-......w' -e '^-....w' "$work/files" && failed "files that others can write"
# Nothing outside /usr, and nothing that another installed package owns.
grep -v -e ' /$' -e ' /usr/' "$work/files" && failed "files outside /usr"
sed -n 's/^[-l][^/]* root\/root \(.*\)/\1/p' "$work/files" | sed 's/ ->.*//' | xargs dpkg -S 2> /dev/null |
  grep -v '^mailwright:' && failed "files of other packages"

depends=$(dpkg-deb -f "$package" Depends)
case $depends in
  *,* | *"|"*) failed "it depends on $depends" ;;
  "" | "libc6 (>= "*) ;;  # nothing where all programs are linked statically
  *) failed "it depends on $depends" ;;
esac
if command -v lintian > /dev/null; then
  lintian --allow-root "$package" > "$work/lintian" 2>&1
  if grep -e '^[EW]: ' "$work/lintian"; then failed "lintian"; fi
else
  echo "skipped: there is no lintian"
fi

# The whole of it, on a copy of this system.
cat > "$work/inside.sh" << 'EOF'
set -eu
work=$1 package=$2
mount -t tmpfs tmpfs "$work/view"
mkdir "$work/view/up" "$work/view/work" "$work/view/all"
mount -t overlay overlay -o "lowerdir=/,upperdir=$work/view/up,workdir=$work/view/work" "$work/view/all" 2> /dev/null || exit 77
all=$work/view/all
cp "$package" "$all/tmp/package.deb"
mount -t proc proc "$all/proc"
mount --bind /dev "$all/dev"
sum() { chroot "$all" sh -c 'for p in makemap editmap praliases sendmail; do command -v $p && cat "$(command -v $p)" | cksum; done; ls -lR --time-style=full-iso /etc/mail 2> /dev/null | cksum'; }
sum > "$work/before"
chroot "$all" dpkg -i /tmp/package.deb > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
sum > "$work/beside"
cat > "$all/tmp/trial.sh" << 'END'
set -eu
cp -r /usr/share/doc/mailwright/examples/smarttable-gateway /tmp/site && cd /tmp/site
mc2cf --library=builtin -o sendmail.cf sendmail.mc
mc2cf --library=/usr/share/mailwright/m4-compat -o from-share.cf sendmail.mc
grep -v '^#' sendmail.cf > a; grep -v '^#' from-share.cf > b; cmp a b
printf 'a.example\tOK\n' | mw-makemap hash access 2> /dev/null
test "$(mw-makemap -u hash access 2> /dev/null)" = 'a.example	OK'
mcroute -C sendmail.cf --site . --maps source --to x@partner.example --short | grep -q 'mx.partner.example'
mclint . --library=builtin > /tmp/findings && exit 1
grep -q RT611 /tmp/findings
echo 'a$1' | cftest -bt -C sendmail.cf > /dev/null
for page in mc2cf mw-makemap; do man -w $page > /dev/null 2>&1 || ls /usr/share/man/man*/$page.* > /dev/null; done
printf 'define(x, y)x' | mcm4 | grep -q y
echo trial ended well
END
chroot "$all" sh /tmp/trial.sh > "$work/trial" 2>&1 || { cat "$work/trial"; exit 1; }
chroot "$all" dpkg --purge mailwright > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
sum > "$work/after"
# What is left in the upper layer: dpkg's own records, and what the trial wrote.
(cd "$work/view/up" && find . ! -type d ! -type c | grep -v -e '^./tmp/' -e '^./var/lib/dpkg/' -e '^./var/log/' \
  -e '^./var/cache/man/' -e '^./var/cache/debconf/') > "$work/left" || :
find "$all/usr" -name '*mailwright*' -o -name 'mw-*' >> "$work/left"
EOF
if [ "$(id -u)" = 0 ] && unshare -m true 2> /dev/null; then
  mkdir "$work/view"
  unshare -m -p -f --kill-child sh "$work/inside.sh" "$work" "$package"
  case $? in
    0)
      cmp "$work/before" "$work/beside" || failed "installing changes sendmail"
      cmp "$work/before" "$work/after" || failed "removing changes sendmail"
      grep -q 'trial ended well' "$work/trial" || failed "the trial did not end"
      if [ -s "$work/left" ]; then cat "$work/left"; failed "files are left behind"; fi ;;
    77) echo "skipped: there are no overlays here, the package was not installed" ;;
    *) failed "installing, running or removing" ;;
  esac
else
  echo "skipped: namespaces are not allowed here, the package was not installed"
fi
exit $status
