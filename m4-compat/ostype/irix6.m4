dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       irix6
dnl SUMMARY    SGI IRIX 6: the values of IRIX 5
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define STATUS_FILE, define LOCAL_MAILER_FLAGS
dnl            define LOCAL_MAILER_ARGS, define LOCAL_MAILER_CHARSET, define confTIME_ZONE
dnl            define confDEF_USER_ID
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`irix6')
dnl
include(_CF_DIR_`'ostype/irix5.m4)
