#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# ci_files.sh BIN: runs what the files for build servers say, on a checkout with a good and a bad site: each
# run step of the action in its order, the hook of pre-commit (by pre-commit itself where it is installed),
# the examples for make and GitLab, the problem matcher.
set -u
bin=$1
root=$(cd "$(dirname "$0")/../../.." && pwd)
for program in git bash awk; do
  command -v "$program" >/dev/null || { echo "skipped: no $program"; exit 77; }
done
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failures=0
PATH=$bin:$PATH
export HOME="$work" GIT_CONFIG_NOSYSTEM=1

# expect NAME WANTED GOT
expect() {
  [ "$2" = "$3" ] && return 0
  printf '%s: expected %s, got %s\n' "$1" "$2" "$3"
  failures=$((failures + 1))
}

# The text of the N-th run step of the action.
run_step() {
  awk -v wanted="$1" '
    /^ *run: \|$/ { n++; in_block = 1; match($0, /^ */); depth = RLENGTH; next }
    /^ *run: / { n++; if (n == wanted) { sub(/^ *run: /, ""); print } ; in_block = 0; next }
    in_block { match($0, /^ */); if (RLENGTH <= depth && NF) in_block = 0; else if (n == wanted) print }
  ' "$root/tools/action/action.yml"
}

mkdir "$work/checkout" && cd "$work/checkout" || exit 1
git init -q . && git config user.email a@example.org && git config user.name tester
cp -R "$root/samples/smarttable-gateway" bad
cp -R bad good
printf 'library = "builtin"\nhost-name = "gateway.example.org"\n' >bad/.mclint.toml
cp bad/.mclint.toml good
mclint good --fix --unsafe-fixes >/dev/null
git add . && git commit -q -m sites

steps=$(grep -c '^ *run: ' "$root/tools/action/action.yml")
expect "steps of the action" 4 "$steps"
: >"$work/path"
for site in good bad; do
  number=0
  while [ "$number" -lt "$steps" ]; do
    number=$((number + 1))
    routes=
    [ "$site" = good ] && routes=$site/routes
    run_step "$number" >"$work/step.sh"
    [ -s "$work/step.sh" ] || expect "step $number" "a text" "nothing"
    flags=
    [ "$number" = 4 ] && flags="--library=builtin --host-name gateway.example.org"
    SITE=$site ARGUMENTS=$flags SARIF=$work/$site.sarif ROUTES=$routes MAILWRIGHT=$root \
      GITHUB_PATH=$work/path bash --noprofile --norc -eo pipefail "$work/step.sh" \
      >"$work/$site.$number" 2>&1
    status=$?
    wanted=0
    [ "$site.$number" = bad.3 ] && wanted=1
    expect "step $number of the action on $site" "$wanted" "$status"
    [ "$status" = "$wanted" ] || cat "$work/$site.$number"
  done
done
grep -q '^::error file=bad/mailertable,line=2,' "$work/bad.3" ||
  expect "annotation" "bad/mailertable, line 2" "$(cat "$work/bad.3")"
grep -q '"uri": "bad/mailertable"' "$work/bad.sarif" || expect "SARIF" "bad/mailertable" "none"
expect "errors and warnings of the clean site" "" "$(grep -v '^::notice ' "$work/good.3")"

# The hook: its entry as pre-commit would call it, from the root of the checkout.
entry=$root/$(sed -n 's/^ *entry: //p' "$root/.pre-commit-hooks.yaml")
"$entry" good >"$work/hook" 2>&1
expect "hook on the good site" 0 "$?"
"$entry" bad >"$work/hook" 2>&1
expect "hook on the bad site" 1 "$?"
grep -q '^bad/mailertable:2:1: error: ' "$work/hook" || expect "hook" "a place" "$(cat "$work/hook")"
pattern=$(sed -n 's/^ *files: //p' "$root/.pre-commit-hooks.yaml")
for file in bad/sendmail.mc bad/mailertable good/.mclint.toml; do
  printf '%s\n' "$file" | grep -E -q "$pattern" || expect "pattern of the hook" "matches $file" no
done
if command -v pre-commit >/dev/null; then
  for site in good bad; do
    cat >.pre-commit-config.yaml <<END
repos:
  - repo: local
    hooks:
      - id: mclint
        name: mclint
        language: system
        entry: $entry
        pass_filenames: false
        args: [$site]
END
    pre-commit run --all-files >"$work/hook" 2>&1
    status=$?
    wanted=0
    [ "$site" = bad ] && wanted=1
    expect "pre-commit on $site" "$wanted" "$status"
  done
  rm -f .pre-commit-config.yaml
else
  echo "skipped: no pre-commit; its entry was run by itself"
fi

# The pattern of the problem matcher against gcc's form (\d and \s are not in POSIX).
regexp=$(sed -n 's/.*"regexp": "\(.*\)",$/\1/p' "$root/tools/ci/problem-matcher.json" |
  sed -e 's/\\\\/\\/g' -e 's/\\d/[0-9]/g' -e 's/\[^\\s:\]/[^ :]/' -e 's/(?:/(/' -e 's/\*?)/*)/' \
    -e 's/\\w+/[A-Za-z0-9_]+/' -e 's/\[\\w-\]/[A-Za-z0-9_-]/')
lines=$("$entry" bad | wc -l)
expect "lines with a place that the matcher takes" \
  "$("$entry" bad | grep -c ':[0-9][0-9]*:[0-9][0-9]*: ')" \
  "$("$entry" bad | grep -E -c "$regexp")"
[ "$lines" -gt 0 ] || expect "lines of gcc's form" "some" none

# make: the example in a site's folder.
make -s -f "$root/tools/ci/site.mk" SITE=good ROUTE_FLAGS="$flags" >"$work/make" 2>&1 || {
  expect "make check" 0 1
  cat "$work/make"
}
make -s -f "$root/tools/ci/site.mk" SITE=bad >/dev/null 2>&1 && expect "make check of the bad site" 2 0

# GitLab: each script line.
mv bad mail
sed -n '/^  script:/,/^  artifacts:/s/^    - //p' "$root/tools/ci/gitlab-ci.yml" >"$work/lines"
expect "script lines for GitLab" 3 "$(wc -l <"$work/lines")"
number=0
while IFS= read -r line; do
  number=$((number + 1))
  sh -ec "$line" >/dev/null 2>&1
  expect "script line $number on the bad site" "$(echo 0 1 1 | cut -d ' ' -f $number)" "$?"
done <"$work/lines"
grep -q '"path": "mail/mailertable"' gl-code-quality-report.json ||
  expect "code quality" mail/mailertable none
grep -q '<testsuite' routes.xml || expect "JUnit" "a test suite" none

[ "$failures" -eq 0 ] && echo "every step ran as it should"
[ "$failures" -eq 0 ]
