dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       use_cw_file
dnl SUMMARY    our host names stand in a file (confCW_FILE)
dnl ARGUMENTS  -
dnl PROVIDES   class w, flag USE_CW_FILE
dnl PLACE      before MAILER
dnl SINCE      8.6
dnl EXAMPLE    FEATURE(`use_cw_file')
dnl
define(`USE_CW_FILE', `')
