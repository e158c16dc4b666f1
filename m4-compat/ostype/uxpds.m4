dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       uxpds
dnl SUMMARY    Fujitsu UXP/DS
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define confDEF_GROUP_ID, define LOCAL_MAILER_PATH
dnl            define LOCAL_SHELL_FLAGS, define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`uxpds')
dnl
define(`confEBINDIR', `/usr/ucblib')
define(`confDEF_GROUP_ID', `6')		dnl obsolete name; the options part says so and still uses it
define(`LOCAL_MAILER_PATH', `/usr/ucblib/binmail')
define(`LOCAL_SHELL_FLAGS', `ehuP')
define(`UUCP_MAILER_ARGS', `uux - -r -a$f -gmedium $h!rmail ($u)')
