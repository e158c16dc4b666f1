#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# m4_users.sh MCM4: the large programs that are written in m4. autoconf (which reads and writes frozen
# files) and bison run once with the system's m4 and once with ours; what they make must be the same.
set -u
mcm4=$(realpath "$1")
[ -x /usr/bin/m4 ] || { echo "m4_users: skipped: there is no m4 here"; exit 77; }
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
export LC_ALL=C TZ=UTC
wrong=0
done=0

# Both m4s are called "m4"; the runs happen in folders of the same name, one after the other.
mkdir theirs ours
ln -s /usr/bin/m4 theirs/m4
ln -s "$mcm4" ours/m4

# compare NAME FILES COMMAND...: runs the command in a fresh copy of input/ with each m4 and compares
# its messages, its status and the files it made.
compare() {
  name=$1
  shift
  for side in theirs ours; do
    rm -rf run
    cp -r input run
    (cd run && M4="$folder/m4link" && export M4 && ln -sfn "$folder/$side/m4" "$M4" &&
      "$@" >stdout.txt 2>stderr.txt </dev/null; echo $? >status.txt; rm -rf autom4te.cache)
    rm -rf "result-$side"
    mv run "result-$side"
  done
  done=$((done + 1))
  if [ "$(cat result-theirs/status.txt)" != 0 ]; then
    echo "$name: does not even work with m4:"
    cat result-theirs/stderr.txt
    wrong=$((wrong + 1))
  fi
  if ! diff -r result-theirs result-ours >difference.txt; then
    echo "$name: differs"
    head -n 20 difference.txt
    wrong=$((wrong + 1))
  fi
}

mkdir input
cat >input/configure.ac <<'EOF'
AC_INIT([example], [1.0], [postmaster@example.org])
AC_CONFIG_HEADERS([config.h])
AC_PROG_CC
AC_PROG_INSTALL
AC_CHECK_HEADERS([unistd.h sys/stat.h db.h])
AC_CHECK_FUNCS([strlcpy getaddrinfo])
AC_SEARCH_LIBS([dlopen], [dl])
AC_ARG_WITH([maps], [AS_HELP_STRING([--with-maps=LIST], [map types])], [maps=$withval], [maps=hash])
AC_ARG_ENABLE([debug], [AS_HELP_STRING([--enable-debug], [more checks])])
m4_foreach([name], [[one], [two], [three]], [AC_SUBST(name[_dir])
])
m4_define([MY_COUNT], [m4_if([$1], [0], [done], [[$1] MY_COUNT(m4_decr([$1]))])])
AC_MSG_NOTICE([MY_COUNT([40])])
AC_CONFIG_FILES([Makefile])
AC_OUTPUT
EOF
if command -v autoconf >/dev/null; then
  compare "autoconf" autoconf -o configure
  compare "autoconf with tracing" autom4te --language=autoconf --trace='AC_SUBST:$n $*' configure.ac
  compare "a frozen m4sugar" autom4te --language=m4sugar --freeze --output=m4sugar.m4f /dev/null
  compare "a frozen autoconf" autom4te --language=autoconf --freeze --output=autoconf.m4f /dev/null
else
  echo "m4_users: skipped: autoconf, which is not here"
fi

rm -f input/*
cat >input/calc.y <<'EOF'
%define parse.error verbose
%locations
%code { int yylex(YYSTYPE *, YYLTYPE *); void yyerror(YYLTYPE *, const char *); }
%define api.pure full
%union { double number; }
%token <number> NUMBER "number"
%token END 0 "end of file"
%type <number> sum product value
%left '+' '-'
%left '*' '/'
%destructor { (void)$$; } <number>
%printer { fprintf(yyo, "%g", $$); } <number>
%%
input: %empty | input sum '\n' { printf("%g\n", $2); } ;
sum: product | sum '+' product { $$ = $1 + $3; } | sum '-' product { $$ = $1 - $3; } ;
product: value | product '*' value { $$ = $1 * $3; } | product '/' value { $$ = $1 / $3; } ;
value: NUMBER | '(' sum ')' { $$ = $2; } | '-' value %prec '*' { $$ = -$2; } ;
EOF
cat >input/list.yy <<'EOF'
%require "3.2"
%language "C++"
%define api.value.type variant
%define api.token.constructor
%define parse.assert
%define parse.trace
%locations
%token <std::string> WORD
%token <int> NUMBER
%nterm <std::vector<std::string>> list
%nterm <std::string> item
%code requires { #include <string>
#include <vector> }
%%
list: item { $$.push_back($1); } | list "," item { $$ = $1; $$.push_back($3); } ;
item: WORD { $$ = $1; } | NUMBER { $$ = std::to_string($1); } ;
EOF
sed -e '/^%define parse.error/d' -e 's/^%define api.pure full/%glr-parser/' input/calc.y >input/glr.y
cat >input/java.y <<'EOF'
%language "Java"
%define api.parser.class {Words}
%define api.parser.public
%token WORD
%%
words: %empty | words WORD ;
EOF
if command -v bison >/dev/null; then
  compare "bison, C" bison -d -v -g -o calc.c calc.y
  compare "bison, C++ with variants" bison -d -o list.cc list.yy
  compare "bison, GLR in C" bison -d -Wno-all -o glr.c glr.y
  compare "bison, Java" bison -o Words.java java.y
  compare "bison, push parser" bison -Wno-all -Dapi.push-pull=both -o push.c calc.y
else
  echo "m4_users: skipped: bison, which is not here"
fi

echo "m4_users: $done runs, $wrong differ"
[ "$wrong" -eq 0 ]
