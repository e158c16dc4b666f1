#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# pages.sh BIN MAN PROGRAM...: the manual pages in MAN are good mdoc and name exactly the options that the programs
# have: those of --help, and for the drop-ins those that their sources take.
set -u
bin=$1 man=$2
shift 2
tools=$(cd "$(dirname "$0")/../../../tools" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0
failed() { echo "FAILED: $*"; status=1; }

# A list of options, each once: read loosely, by another way than that which makes the pages.
options_of_help() { grep -o -E '^ +-[^ ]*(, +-[^ ]*)?|^ +--[^ ]*' | grep -o -E -e '(^|[ ,])--?[A-Za-z][-A-Za-z]*' | tr -d ' ,' | sort -u; }

for program in "$@"; do
  page=$(echo "$man/$program".[18])
  [ -r "$page" ] || { failed "$program has no page"; continue; }
  if command -v mandoc > /dev/null; then
    mandoc -T lint -W warning "$page" > "$work/lint" 2>&1 || { cat "$work/lint"; failed "$page"; }
  fi
  case $program in
    makemap | editmap | praliases)
      { sed -n 's/.*getopt(argc, argv, "\([^"]*\)".*/\1/p' "$tools/$program.cc" "$tools/${program}_options.cc" 2> /dev/null |
          grep -o '[A-Za-z]' | sed 's/^/-/'
        grep -o -h '"--[a-z][-a-z]*' "$tools/$program.cc" "$tools/${program}_options.cc" 2> /dev/null | tr -d '"'
      } | sort -u > "$work/have" ;;
    *)
      { "$bin/$program" --help
        for command in $(sed -n '/^\.Sh COMMANDS/,/^\.Sh/s/^\.It Cm //p' "$page"); do "$bin/$program" "$command" --help; done
      } | options_of_help > "$work/have" ;;
  esac
  sed -n '/^\.It Fl/p' "$page" | grep -o 'Fl [^ ]*' | sed 's/^Fl /-/' | sort -u > "$work/told"
  [ "$(wc -l < "$work/have")" -ge 2 ] || failed "$program: its options cannot be found"
  diff "$work/have" "$work/told" > "$work/diff" || { cat "$work/diff"; failed "$program: options (<) and page (>) differ"; }
  # Commands of the program, as its help lists them.
  "$bin/$program" --help 2> /dev/null | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p' > "$work/have"
  sed -n '/^\.Sh COMMANDS/,/^\.Sh/s/^\.It Cm //p' "$page" > "$work/told"
  diff "$work/have" "$work/told" > "$work/diff" || { cat "$work/diff"; failed "$program: commands and page differ"; }
done
command -v mandoc > /dev/null || echo "skipped: there is no mandoc, the form of the pages was not looked at"
exit $status
