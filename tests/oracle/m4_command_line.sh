# SPDX-License-Identifier: BSD-2-Clause
# m4_command_line.sh MCM4: command lines through the system's m4 and through ours, called by the name m4.
# Output, messages and exit status must be equal; so must be the files that are written.
# Exit status: 0 no difference, 1 differences, 77 there is no m4 here.
set -u
original=$(command -v m4) || { echo 'skipped: no m4 here'; exit 77; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin1" "$work/bin2"
ln -s "$original" "$work/bin1/m4"
ln -s "$1" "$work/bin2/m4"

# One command a line, for sh; a and b are files.
cat > "$work/commands" <<'END'
m4 --bogus a
m4 --bogus=3 a
m4 -Z a
m4 -Z --help
m4 a -Dfoo=1 b
m4 -D foo=2 --define=bar=3 --define foo=4 a
m4 --def foo=2 a
m4 --de foo=2 a
m4 --d=1 a
m4 -D
m4 --define
m4 -Dfoo=1 a -Ufoo b
m4 -D=x -D '' -D 'a b=c' -D '1x=3' -D 'foo=a=b' a
m4 a -s b
m4 -sDfoo=1 a
m4 -B 3 -S3 -T 3 -N 3 --diversions=3 -e a
m4 -E -N 3 a
m4 --debugfile a
m4 --debugfile=d1 -dae -t foo -Dfoo=1 a; cat d1
m4 --debugfile= -dae -t foo -Dfoo=1 a
m4 -dae -t foo -Dfoo=1 a -o d2 a --debugfile b; cat d2
m4 --debugfile=/nonexistent/x a
m4 -E --debugfile=/nonexistent/x a
m4 -EE --debugfile=/nonexistent/x b
m4 -E -o /nonexistent/x a
m4 -EE a -o /nonexistent/x
m4 -dae -t foo -Dfoo=1 -o d3 -o d4 a; cat d3 d4
m4 -dae -t foo -Dfoo=1 -o '' a
m4 -o d5 -Z; cat d5
m4 -dz --help=1
m4 -Dfoo=1 a -t foo b
m4 -dV -t foo -Dfoo=1 a
m4 -d -t foo -Dfoo=1 a -d -tfoo
m4 -d+a -dz -EE a
m4 -da -dz -tfoo -Dfoo=1 a
m4 -dae -t foo -l 2 -Dfoo=abcdef a -l x a -l 3junk a -l -1 a
m4 -L 5x -L x -L -5 -H x a
echo 'len(len(len(x)))' | m4 -L 2
echo 'len(len(len(x)))' | m4 -L 2 -L 0
m4 -E /nonexistent a
m4 -EE /nonexistent a
m4 /nonexistent a ''
m4 a . b
m4 -G a -g b
m4 -P -Q --quiet --silent a
m4 '--warn-macro-sequence=\(' a
m4 --warn-macro-sequence -Da='$10' a
echo 'define(a,$10)' | m4 -E --warn-macro-sequence -
printf 'define(a,`x\n$10\ny'"'"')define(b,$11)' | m4 -F state; m4 --warn-macro-sequence -R state; m4 -E --warn-macro-sequence -R state; m4 -EE --warn-macro-sequence -R state b
echo 'define(a,$10)' | m4 -EE --warn-macro-sequence -
echo 'define(a,$10)' | m4 --warn-macro-sequence --warn-macro-sequence=
printf 'x\ndnl(b\nc) tail' > e; m4 -dilf e; m4 -dil < e; m4 -dV e a
printf 'include(e)\nlast' > f; printf 'x\ndnl(b\nc)\ny dnl' > e; m4 -dV f; m4 -dV < e
m4 -W x a
m4 -- -Dfoo
m4 a -- -Dfoo=1
m4 a - b
m4 -i a
m4 --help=3
m4 --prefix=3
m4 --s a
m4 --i
m4 --n 3 a
m4 --import a
m4 -R /nonexistent a
m4 -R a a
printf 'V2\n' > v2; m4 -R v2 a
echo 'm4wrap(wrapped)divert(3)x divert(1)y' | m4 -F frozen -Dfoo=zz a -; m4 -R frozen -Dbar=1 a; cat frozen
m4 -P -H 7 -F frozen a; cat frozen
m4 -G -F frozen a; cat frozen
printf 'pushdef(`a'\'', 1)pushdef(`a'\'', defn(`len'\''))changequote([,])changecom' | m4 -F frozen; cat frozen
echo 'm4exit(3)' | m4 -F none; ls none
m4 -F /nonexistent/x a
m4 -F /dev/full a
m4 a > /dev/full
m4 a >&-
m4 /dev/null >&-
m4 <&-
m4 < .
mkdir inc; echo inc-file > inc/f; echo 'include(f)' | M4PATH=/nonexistent:inc m4
echo 'include(f)' | M4PATH=inc m4 -G
echo 'include(f)' | m4 -Iinc
M4PATH=inc m4 f
POSIXLY_CORRECT=1 m4 a -Dfoo=1 b
echo "define(x,\`\$#')ifelse(defn(\`len'),,same,other) x(defn(\`len'))" | m4 -daet -tifelse -tx
echo "indir(\`ifelse', defn(\`len'), defn(\`incr'), same, other)" | m4 -daet -tindir
echo "divert(-1215752191)divert(1215752191)x divert(0)undivert(99999999999)undivert(\` 1')undivert(+2)undivert(+-2)" | m4
echo "syscmd(\`echo run', x)" | m4 -EE
echo "undivert(\` 1')undivert(99999999999)" | m4 -G
printf 'define(\`n'\'', incr(n))include(\`g'\'')' > g; printf 'define(\`n'\'', 0)include(\`g'\'')n\n' > h; ulimit -n 40; m4 h; m4 < h; m4 h h
END
# Where the program can start in so little memory; one with a sanitizer cannot.
if (ulimit -v 150000; "$1" --version > /dev/null 2>&1); then
  cat >> "$work/commands" <<'END'
ulimit -v 150000; printf 'x\ndivert(1)y\ndefine(\`a'\'', \`a a'\'')a' | m4
ulimit -v 150000; printf 'x\ndefine(\`a'\'', \`define(\`b'\'', defn(\`b'\'')defn(\`b'\'')xxxxxxxx)a'\'')a' | m4
END
fi

# run BIN: runs every command in a new folder; everything seen goes to BIN.out.
run() {
  mkdir "$work/run" && cd "$work/run" || exit 1
  echo 'A=foo B=bar __file__:__line__' > a
  echo 'second foo __line__' > b
  while IFS= read -r command; do
    echo "== $command"
    PATH="$work/$1:$PATH" sh -c "$command" < /dev/null 2>&1
    echo "status $?"
  done < "$work/commands" > "$work/$1.out"
  cd "$work" && rm -rf "$work/run"
}
run bin1
run bin2
if diff -a "$work/bin1.out" "$work/bin2.out"; then
  echo "$(grep -c . "$work/commands") command lines, no difference"
else
  exit 1
fi
