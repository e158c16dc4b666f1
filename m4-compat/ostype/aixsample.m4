dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       aixsample
dnl SUMMARY    the name that IBM's sample configuration uses: the values of aix5
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_PATH
dnl            define LOCAL_MAILER_ARGS, define confTIME_ZONE
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`aixsample')
dnl
include(_CF_DIR_`'ostype/aix5.m4)
