dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       darwin
dnl SUMMARY    Darwin and Mac OS X
dnl ARGUMENTS  -
dnl PROVIDES   define STATUS_FILE, define LOCAL_MAILER_PATH, define UUCP_MAILER_ARGS
dnl            define confDONT_BLAME_SENDMAIL, define LOCAL_MAILER_FLAGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`darwin')
dnl
define(`confDONT_BLAME_SENDMAIL', `AssumeSafeChown,GroupWritableDirPathSafe')
MODIFY_MAILER_FLAGS(`LOCAL', `+S')
include(_CF_DIR_`'ostype/bsd4.4.m4)
