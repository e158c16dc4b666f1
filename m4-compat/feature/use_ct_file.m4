dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       use_ct_file
dnl SUMMARY    the users who may set a sender stand in a file (confCT_FILE)
dnl ARGUMENTS  -
dnl PROVIDES   class t, flag _USE_CT_FILE_
dnl PLACE      before MAILER
dnl SINCE      8.7
dnl EXAMPLE    FEATURE(`use_ct_file')
dnl
define(`_USE_CT_FILE_', `1')
