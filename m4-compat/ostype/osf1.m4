dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       osf1
dnl SUMMARY    Digital OSF/1 and Tru64
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define STATUS_FILE, define confDEF_USER_ID
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`osf1')
dnl
define(`confEBINDIR', `/usr/lbin')
_DEFIFNOT(`STATUS_FILE', `/usr/adm/sendmail/sendmail.st')
define(`confDEF_USER_ID', `daemon')
