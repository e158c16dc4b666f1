dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       blacklist_recipients
dnl SUMMARY    the old name of blocklist_recipients
dnl DEPRECATED FEATURE(`blocklist_recipients')
dnl ARGUMENTS  -
dnl PROVIDES   flag _BLOCKLIST_RCPT_
dnl REQUIRES   feature access_db before
dnl PLACE      before MAILER
dnl SINCE      8.9.0
dnl EXAMPLE    FEATURE(`access_db')
dnl            FEATURE(`blacklist_recipients')
dnl
errprint(`WARNING: FEATURE(`blacklist_recipients') has a new name: FEATURE(`blocklist_recipients')
')
include(_CF_DIR_`feature/blocklist_recipients.m4')
