#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# complete.sh BIN OUT PROGRAM...: writes shell completions, OUT/bash/PROGRAM, OUT/zsh/_PROGRAM and
# OUT/fish/PROGRAM.fish, from what BIN/PROGRAM --help says; the drop-ins, which have no --help, from drop_ins.tsv
# and under the names mw-PROGRAM, so that they do not meet those of sendmail.
set -eu
bin=$1 out=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$out/bash" "$out/zsh" "$out/fish"

# rows PROGRAM: each with the sub-command in front, "-" for none.
rows() {
  case $1 in
    makemap | editmap | praliases) sed -n "s/^$1	/-	/p" "$here/../drop_ins.tsv" ;;
    *)
      "$bin/$1" --help | awk -f "$here/../help.awk" | sed 's/^/-	/'
      for command in $("$bin/$1" --help | awk -f "$here/../help.awk" | sed -n 's/^command	\([^	]*\).*/\1/p'); do
        "$bin/$1" "$command" --help | awk -f "$here/../help.awk" | sed "s/^/$command	/"
      done ;;
  esac
}

for program in "$@"; do
  case $program in makemap | editmap | praliases) name=mw-$program ;; *) name=$program ;; esac
  rows "$program" > "$out/$program.rows"
  for shell in bash zsh fish; do
    case $shell in bash) file=$name ;; zsh) file=_$name ;; fish) file=$name.fish ;; esac
    awk -v program="$name" -f "$here/$shell.awk" "$out/$program.rows" > "$out/$shell/$file"
  done
  rm "$out/$program.rows"
done
