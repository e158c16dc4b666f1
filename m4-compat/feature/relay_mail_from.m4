dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       relay_mail_from
dnl SUMMARY    senders with RELAY in access may relay, from anywhere
dnl ARGUMENTS  domain [optional, one of domain]  domain: entries for whole domains count too
dnl PROVIDES   flag _RELAY_DB_FROM_
dnl REQUIRES   feature access_db before
dnl PLACE      before MAILER
dnl SINCE      8.10.0
dnl MAP        access From:user@host, From:host -> RELAY
dnl EXAMPLE    FEATURE(`access_db')
dnl            FEATURE(`relay_mail_from')
dnl
ifdef(`_ACCESS_TABLE_', `errprint(`*** WARNING: FEATURE(`relay_mail_from') lets everybody relay who knows such a sender; use SMTP AUTH
')define(`_RELAY_DB_FROM_', `1')ifelse(defn(`_ARG_'), `domain', `define(`_RELAY_DB_FROM_DOMAIN_', `1')')', `errprint(`*** ERROR: FEATURE(`relay_mail_from') needs FEATURE(`access_db') before it
')')
