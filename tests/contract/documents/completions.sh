#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# completions.sh BIN COMPLETIONS PROGRAM...: the shells load the completions, and bash and fish offer what is asked
# for: every option of --help, the values of one, the commands. zsh is only asked to read and define them.
set -u
bin=$1 completions=$2
shift 2
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0
failed() { echo "FAILED: $*"; status=1; }

# bash_offers NAME WORD...: what bash would show behind these words.
cat > "$work/bash" << 'EOF'
. "$1"
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
compopt() { :; }
"$(complete -p "$1" | sed 's/.*-F \([^ ]*\) .*/\1/')"
printf '%s\n' "${COMPREPLY[@]}"
EOF
bash_offers() { bash "$work/bash" "$completions/bash/$1" "$@" | sed 's/=$//' | sort -u; }
fish_offers() { HOME=$work fish --no-config -c "source $completions/fish/$1.fish; complete -C '$2'" | cut -f 1 | sort -u; }

long_options() { "$bin/$1" --help | grep -o -E '^ +(-[A-Za-z], *)?--[a-z][-a-z0-9]*' | grep -o -e '--.*' | sort -u; }

for program in "$@"; do
  case $program in makemap | editmap | praliases) name=mw-$program ;; *) name=$program ;; esac
  bash_offers "$name" -- > "$work/offered" || failed "$name: bash"
  case $program in
    # Options of one letter only: those of drop_ins.tsv, which the manual pages are held to.
    makemap | editmap | praliases) bash_offers "$name" - | grep -q -e -C || failed "$name: bash offers nothing" ;;
    *)
      long_options "$program" > "$work/have"
      diff "$work/have" "$work/offered" > "$work/diff" || { cat "$work/diff"; failed "$name: --help and bash differ"; }
      if command -v fish > /dev/null; then
        fish_offers "$name" "$name --" | grep -e '^--' | sed 's/=$//' > "$work/offered"
        diff "$work/have" "$work/offered" > "$work/diff" || { cat "$work/diff"; failed "$name: --help and fish differ"; }
      fi ;;
  esac
  if command -v zsh > /dev/null; then
    HOME=$work zsh -f -c "fpath=($completions/zsh \$fpath); autoload -Uz compinit && compinit -u -d $work/dump &&
      [[ \$_comps[$name] = _$name ]] && autoload +X _$name" || failed "$name: zsh"
  fi
done

expect() {
  wanted=$1
  shift
  "$@" | tr '\n' ' ' > "$work/said"
  [ "$(cat "$work/said")" = "$wanted " ] || { cat "$work/said"; failed "expected $wanted from $*"; }
}
expect "auto db source" bash_offers mcroute --maps ""
expect "tap text" bash_offers mcroute test --format t
expect "--dry-run" bash_offers mcmaps build --d
expect "build convert diff dump query recover status verify" bash_offers mcmaps ""
if command -v fish > /dev/null; then
  expect "auto db source" fish_offers mcroute "mcroute --maps "
  expect "--dry-run" fish_offers mcmaps "mcmaps build --dr"
fi
for shell in zsh fish; do
  command -v $shell > /dev/null || echo "skipped: there is no $shell"
done
exit $status
