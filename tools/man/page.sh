#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# page.sh PAGE PROGRAM OUT: makes a manual page. Lines of PAGE that say
#
#   .\" options [COMMAND]      become the options that PROGRAM [COMMAND] --help names
#   .\" commands               become its commands, and the options of each that has more than --help
#   .\" table NAME             become the options of NAME in drop_ins.tsv
#   .\" rules                  become the rules that PROGRAM --rules lists
#
# so these parts cannot say anything else than the program.
set -eu
page=$1 program=$2 out=$3
here=$(cd "$(dirname "$0")" && pwd)

# rows [COMMAND]
rows() { "$program" "$@" --help | awk -f "$here/../help.awk"; }

while IFS= read -r line; do
  case $line in
    '.\" options'*) rows ${line#'.\" options'} | awk -v want=option -f "$here/options.awk" ;;
    '.\" commands')
      rows | awk -v want=command -f "$here/options.awk"
      for command in $(rows | sed -n 's/^command	\([^	]*\).*/\1/p'); do
        [ "$(rows "$command" | grep -c '^option')" -gt 1 ] || continue
        printf '.Pp\nOptions of\n.Cm %s :\n' "$command"
        rows "$command" | grep -v '^option	-h,--help	' | awk -v want=option -f "$here/options.awk"
      done ;;
    '.\" table '*) sed -n "s/^${line#'.\" table '}	//p" "$here/../drop_ins.tsv" | awk -v want=option -f "$here/options.awk" ;;
    '.\" rules')
      echo '.Bl -tag -width Ds'
      "$program" --rules | sed -e 's/\\/\\e/g' -e 's/^\([A-Z0-9]*\) \([^:]*\): \(.*\)$/.It \1 \2\n\3./'
      echo '.El' ;;
    *) printf '%s\n' "$line" ;;
  esac
done < "$page" > "$out.new"
mv "$out.new" "$out"
