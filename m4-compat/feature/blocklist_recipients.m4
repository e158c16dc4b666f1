dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       blocklist_recipients
dnl SUMMARY    recipients are refused by To: entries of access
dnl ARGUMENTS  -
dnl PROVIDES   flag _BLOCKLIST_RCPT_
dnl REQUIRES   feature access_db before
dnl PLACE      before MAILER
dnl SINCE      8.16.1
dnl MAP        access To:user@host, To:user@, To:host -> REJECT, ERROR:D.S.N:text ...
dnl EXAMPLE    FEATURE(`access_db')
dnl            FEATURE(`blocklist_recipients')
dnl
ifdef(`_ACCESS_TABLE_', `define(`_BLOCKLIST_RCPT_', `1')', `errprint(`*** ERROR: FEATURE(`blocklist_recipients') needs FEATURE(`access_db') before it
')')
