dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       solaris2.ml
dnl SUMMARY    Solaris 2 with mail.local: the values of solaris2
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_PATH
dnl            define LOCAL_MAILER_ARGS, define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`solaris2.ml')
dnl
include(_CF_DIR_`'ostype/solaris2.m4)
