# SPDX-License-Identifier: BSD-2-Clause
# Sourced by try.sh, test.sh and bench.sh: installing Debian packages and building. Never asks, never
# starts a service, never replaces a mail server.

BUILD_PACKAGES="cmake ninja-build g++ pkg-config libfmt-dev libgtest-dev nlohmann-json3-dev libcli11-dev
  libre2-dev libdb5.3-dev libcdb-dev libedit-dev libxxhash-dev libtomlplusplus-dev"
# The originals that results are compared with, and the programs that specs run.
TEST_PACKAGES="m4 m4-doc db-util tinycdb bison autoconf make bmake procps
  mandoc lintian zsh fish dpkg-dev file"
SENDMAIL_PACKAGES="sendmail-bin sendmail-cf sendmail-base"

say() { printf '%s\n' "== $*"; }

fail() {
  printf '%s\n' "$0: $*" >&2
  exit 1
}

# missing_packages NAME...: those that are not installed.
missing_packages() {
  for package in "$@"; do
    case $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) in
      ?i*) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

# Runs a command as root, by sudo if need be; sudo must not ask for a password.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

can_be_root() { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }

# Packages that start services ask policy-rc.d. If the machine has none, ours says "no" meanwhile.
forbid_services() {
  policy=/usr/sbin/policy-rc.d
  [ -e "$policy" ] && return 0
  trap allow_services EXIT
  trap 'exit 130' INT TERM HUP
  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
  as_root chmod 755 "$policy"
  own_policy=$policy
}

allow_services() {
  [ -n "${own_policy:-}" ] && as_root rm -f "$own_policy"
  own_policy=
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l apt-get -q -y \
    -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold "$@" </dev/null
}

# install_packages NAME...: installs what is missing and says what.
install_packages() {
  missing=$(missing_packages "$@")
  if [ -z "$missing" ]; then
    say "packages: all there"
    return 0
  fi
  command -v apt-get >/dev/null || fail "packages are missing, and this system has no apt-get: $missing"
  can_be_root || fail "packages are missing; as root run: apt-get install --no-install-recommends $missing"
  say "packages: installing $missing"
  forbid_services
  # Lists may be absent or old: when the first try fails they are fetched.
  # shellcheck disable=SC2086
  apt_get install --no-install-recommends $missing >/dev/null 2>&1 || {
    say "packages: fetching the lists first"
    apt_get update >/dev/null || fail "apt-get update failed"
    apt_get install --no-install-recommends $missing || fail "cannot install: $missing"
  }
  allow_services
}

# The package of a mail server that is installed here and is not sendmail; nothing if there is none.
other_mail_server() {
  dpkg-query -W -f '${db:Status-Abbrev}\t${Package}\t${Provides}\n' 2>/dev/null |
    awk -F '\t' '$1 ~ /^.i/ && $3 ~ /mail-transport-agent/ && $2 !~ /^sendmail/ { print $2; exit }'
}

# sendmail, its library and its configuration; without the server where another one is installed.
install_sendmail() {
  other=$(other_mail_server)
  if [ -n "$other" ]; then
    say "mail: $other is the mail server here and stays; tests that need sendmail itself are skipped"
    install_packages sendmail-cf
    return 0
  fi
  # shellcheck disable=SC2086
  if [ -n "$(missing_packages $SENDMAIL_PACKAGES)" ]; then
    say "mail: installing sendmail for comparison; it is not started (its set-up may wait a minute)"
  fi
  install_packages $SENDMAIL_PACKAGES
}

# build TARGET: configures and builds the release preset.
build() {
  say "building build/release ($1)"
  cmake --preset release >build-configure.log 2>&1 || {
    cat build-configure.log >&2
    rm -f build-configure.log
    fail "cannot configure"
  }
  rm -f build-configure.log
  cmake --build --preset release --target "$1" -- --quiet -j "$(nproc)" || fail "the build failed"
}
