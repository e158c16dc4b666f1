dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       unknown
dnl SUMMARY    a placeholder that says that the system must be named
dnl DEPRECATED OSTYPE with the name of the system
dnl ARGUMENTS  -
dnl PROVIDES   -
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`unknown')
dnl
errprint(`*** ERROR: OSTYPE(`unknown') stands for no system: name the one that sendmail runs on,
	its paths and flags depend on it
')
