#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# compile.sh BIN: the m4 engine and mc2cf against the system's m4. BIN is the folder of our programs.
set -u
bin=$(realpath "$1")
ratio=$bin/ratio
mcm4=$bin/mcm4
mc2cf=$bin/mc2cf
m4=/usr/bin/m4
library=/usr/share/sendmail/cf
here=$(realpath "$(dirname "$0")")
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
[ -x "$m4" ] || { echo "skipped: there is no m4 here"; exit 0; }

echo "-- start-up"
"$ratio" "mcm4, empty input" "$mcm4" /dev/null -- "$m4" /dev/null
[ -x "$mc2cf" ] && "$ratio" "mc2cf --version" "$mc2cf" --version -- "$m4" --version

# site NAME FOLDER FILE [CORE]: one .mc with and without the header of makeinfo.sh. CORE is what m4 needs
# in front of a .mc without include line; mc2cf finds the library by itself.
site() {
  cd "$2" || return
  core=${4:-}
  if [ -x "$mc2cf" ]; then
    "$ratio" "mc2cf $1" "$mc2cf" "$3" -- "$m4" $core "$3"
    "$ratio" "mc2cf -D_NO_MAKEINFO_ $1" "$mc2cf" -D_NO_MAKEINFO_ "$3" -- "$m4" -D_NO_MAKEINFO_ $core "$3"
  fi
  "$ratio" "mcm4 $1" "$mcm4" $core "$3" -- "$m4" $core "$3"
  "$ratio" "mcm4 -D_NO_MAKEINFO_ $1" "$mcm4" -D_NO_MAKEINFO_ $core "$3" -- "$m4" -D_NO_MAKEINFO_ $core "$3"
}

echo "-- sites"
if [ -r /etc/mail/sendmail.mc ]; then site "system sendmail.mc" /etc/mail sendmail.mc; fi
if [ -r "$library/cf/generic-linux.mc" ]; then
  site "generic-linux.mc" "$library/cf" generic-linux.mc ../m4/cf.m4
  cd "$library/cf" || exit 1
  all='for mc in *.mc; do "$0" -D_NO_MAKEINFO_ "$@" "$mc"; done; true'
  [ -x "$mc2cf" ] && "$ratio" --runs 3 "mc2cf all stock .mc" sh -c "$all" "$mc2cf" -- sh -c "$all" "$m4" ../m4/cf.m4
  "$ratio" --runs 3 "mcm4 all stock .mc" sh -c "$all" "$mcm4" ../m4/cf.m4 -- sh -c "$all" "$m4" ../m4/cf.m4
fi

# The library in the program against m4 with the one of sendmail: one site, and many in one run.
if [ -x "$mc2cf" ] && [ -r "$library/m4/cf.m4" ]; then
  echo "-- library in the program"
  if [ -r /etc/mail/sendmail.mc ]; then
    cd /etc/mail || exit 1
    "$ratio" "mc2cf --library=builtin system sendmail.mc" "$mc2cf" --library=builtin sendmail.mc \
      -- "$m4" sendmail.mc
    sh "$here/support/compile_instructions.sh" "$mc2cf" /etc/mail 4000000
  fi
  configs=${MW_SHARED:-$here/../../../shared}/probe/configs
  if [ -d "$configs" ]; then
    configs=$(realpath "$configs")
    cd "$work" && mkdir -p batch || exit 1
    "$ratio" --runs 3 "mc2cf --library=builtin --batch, $(ls "$configs" | wc -l) files" \
      "$mc2cf" --library=builtin --batch batch "$configs"/*.mc \
      -- sh -c 'for mc; do /usr/bin/m4 "$0" "$mc"; done; true' "$library/m4/cf.m4" "$configs"/*.mc
  fi
fi

# general LABEL INPUT OPTIONS...: mcm4 against m4 with an input file.
general() {
  label=$1
  input=$2
  shift 2
  "$ratio" --input "$input" "$label" "$mcm4" "$@" - -- "$m4" "$@" -
}

echo "-- general work"
cd "$work" || exit 1

frozen=/usr/share/autoconf/autoconf/autoconf.m4f
if [ -r "$frozen" ]; then
  {
    echo "AC_INIT([bench], [1.0])"
    echo "AC_PROG_CC"
    for i in $(seq 60); do
      echo "AC_CHECK_HEADERS([one$i.h two$i.h])"
      echo "AC_CHECK_FUNCS([first$i second$i])"
      echo "AC_ARG_WITH([w$i], [AS_HELP_STRING([--with-w$i], [text])])"
    done
    echo "AC_OUTPUT"
  } >configure.ac
  general "autoconf: frozen state and 180 checks" configure.ac -I /usr/share/autoconf -R "$frozen"
fi

# bison tells its m4 what the grammar is on standard input; a stand-in for m4 keeps that.
if command -v bison >/dev/null; then
  cat >keep-input <<'EOF'
#!/bin/sh
printf '%s\n' "$@" >"$KEEP/arguments"
cat >"$KEEP/bison.m4"
exec /usr/bin/m4 "$@" <"$KEEP/bison.m4"
EOF
  chmod +x keep-input
  {
    echo "%token W"
    echo "%%"
    echo "start: r1 ;"
    for i in $(seq 400); do echo "r$i: W r$((i % 400 + 1)) 'a' | 'b' W 'c' { \$\$ = \$2; } ;"; done
  } >grammar.y
  KEEP=$work M4=$work/keep-input bison -Wno-all -o grammar.c grammar.y 2>/dev/null
  if [ -s bison.m4 ]; then
    # shellcheck disable=SC2046
    "$ratio" --input bison.m4 "bison: 800 rules" "$mcm4" $(cat arguments) -- "$m4" $(cat arguments)
  fi
fi

cat >recursion.m4 <<'EOF'
define(`loop', `ifelse($1, 0, , `loop(decr($1))')')dnl
define(`forloop',`pushdef(`$1',`$2')_forloop($@)popdef(`$1')')dnl
define(`_forloop',`$4`'ifelse($1,`$3',,`define(`$1',incr($1))$0($@)')')dnl
define(`foreach',`pushdef(`$1')_foreach($@)popdef(`$1')')dnl
define(`_foreach',`ifelse(`$2',`()',,`define(`$1',_arg1$2)$3`'$0(`$1',(shift$2),`$3')')')dnl
define(`_arg1',`$1')dnl
loop(20000)
forloop(`i',1,20000,`i ')
define(`list',`forloop(`i',1,299,`i,')300')dnl
foreach(`x',(list),`[x]')
EOF
general "recursion, loops, lists" recursion.m4

{
  echo "define(\`text',\`$(seq -s ' abc.def@example.org ' 1 2000)')dnl"
  for i in $(seq 100); do
    echo "len(patsubst(defn(\`text'),\`[0-9]+ \\([a-z]*\\)\\.',\`<\\1>'))"
    echo "len(patsubst(defn(\`text'),\`example',\`$i'))"
    echo "regexp(defn(\`text'),\`$i\\([0-9]\\) abc',\`\\1')"
    echo "len(translit(defn(\`text'),\`a-z',\`A-Z'))"
  done
} >patterns.m4
general "patsubst, regexp, translit" patterns.m4

{
  seq 20000 | sed "s/.*/define(\`m&', \`<\$1 & \$#>')m&(a, b)/"
  seq 20000 | sed 's/.*/ifelse(m&(x), y, eval(& * 2 + 1), incr(&))/'
} >macros.m4
general "40,000 small macro calls" macros.m4

seq 400000 | sed 's/.*/line & of plain text, with no macro in it at all; (it is long)/' >plain.txt
general "plain text, 25 MB" plain.txt
{ printf '%s' "\`"; sed "s/'//g" plain.txt; printf "'\n"; } >string.txt
general "one quoted string, 25 MB" string.txt

seq 4000 | sed "s/.*/divert(&)text of & divert(0)/" >diversions.m4
general "4,000 diversions" diversions.m4

{ printf 'define(`e'"'"', `$*'"'"')e('; seq -s, 1 200000 | tr -d '\n'; echo ')'; } >arguments.m4
general "200,000 arguments" arguments.m4

{ cat <<'EOF'
define(`r',`define(`acc',defn(`acc')`x$1,')')define(`acc')dnl
EOF
  seq 5000 | sed 's/.*/r(&)/'; echo 'len(acc)'; } >append.m4
general "a definition that grows 5,000 times" append.m4
