# SPDX-License-Identifier: BSD-2-Clause
# m4_inputs.sh MCM4: the inputs of m4_inputs.txt through the system's m4 and through ours, called by the name m4, plain,
# with sync lines, and traced. Output, messages and exit status must be equal.
# Exit status: 0 no difference, 1 differences, 77 there is no m4 here.
set -u
original=$(command -v m4) || { echo 'skipped: no m4 here'; exit 77; }
inputs=$(realpath "$(dirname "$0")/m4_inputs.txt")
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/theirs" "$work/ours" "$work/inputs"
ln -s "$original" "$work/theirs/m4"
ln -s "$1" "$work/ours/m4"
cd "$work/inputs" || exit 1
awk '/^%% / { close(file); file = sprintf("%03d.m4", ++n); next } file { print > file }' "$inputs"

# answers FOLDER OPTION FILE: everything that the m4 of the folder says
answers() {
  (PATH=$work/$1:$PATH && m4 $2 "$3" 2>&1 && echo 'status 0' || echo "status $?")
}

failed=0
count=0
for input in *.m4; do
  for options in '' -s -dV -dqeatp; do
    count=$((count + 1))
    answers theirs "$options" "$input" > "$work/wanted"
    answers ours "$options" "$input" > "$work/found"
    cmp -s "$work/wanted" "$work/found" && continue
    failed=$((failed + 1))
    echo "== m4 $options, input $input:"
    cat "$input"
    diff "$work/wanted" "$work/found"
  done
done
echo "$count runs, $failed differences"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
