dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       no_default_msa
dnl SUMMARY    no listener on port 587 unless DAEMON_OPTIONS asks for one
dnl ARGUMENTS  -
dnl PROVIDES   flag _NO_MSA_
dnl PLACE      before MAILER
dnl SINCE      8.10.0
dnl EXAMPLE    FEATURE(`no_default_msa')
dnl
define(`_NO_MSA_', `1')
