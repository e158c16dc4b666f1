#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# sh tools/try.sh: from a fresh Debian 12 to compiled sites. Installs what the build needs, builds, then
# compiles the samples and this system's sendmail.mc into build/try. Nothing outside build/ is changed
# but for the packages. Run it as often as you like.
set -u
cd "$(dirname "$0")/.." || exit 1
. tools/packages.sh

# shellcheck disable=SC2086
install_packages $BUILD_PACKAGES sendmail-cf
build tools/all

mc2cf=build/release/bin/mc2cf
[ -x "$mc2cf" ] || fail "the build has made no $mc2cf"
mkdir -p build/try
status=0

# compile SITE.mc OUT.cf [OPTION]
compile() {
  if "$mc2cf" ${3:+"$3"} -o "$2" "$1"; then
    say "$1 -> $2: $(wc -l <"$2") lines"
  else
    say "$1: mc2cf gave status $?"
    status=1
  fi
}

# The samples ask for features that no other library has; a site that has two states is below two folders.
for mc in samples/*/sendmail.mc samples/*/after/sendmail.mc; do
  [ -e "$mc" ] || continue
  site=${mc#samples/}
  compile "$mc" "build/try/${site%%/*}.cf" --library=builtin
done

system=/etc/mail/sendmail.mc
if [ ! -r "$system" ]; then
  system=/usr/share/sendmail/cf/cf/generic-linux.mc
  say "there is no /etc/mail/sendmail.mc here; taking the library's own example"
fi
compile "$system" build/try/system.cf
if [ -s build/try/system.cf ]; then
  say "the first lines of build/try/system.cf that say something:"
  grep -v -e '^#' -e '^$' build/try/system.cf | head -n 12
fi
exit "$status"
