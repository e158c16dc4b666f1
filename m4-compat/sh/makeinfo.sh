#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Prints the first lines of a .cf, who made it, when and where, and the name of this host for m4.
# usage: makeinfo.sh LIBRARY/
user=$(id -un 2>/dev/null || whoami)
host=$(hostname 2>/dev/null || uname -n)
echo "##### built by $user@$host on $(LC_ALL=C date)"
echo "##### in $(pwd)"
echo "##### using $1 as configuration include directory"
echo "define(\`__HOST__', $host)dnl"
