dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       msp
dnl SUMMARY    the configuration of the mail submission program: all mail goes to the daemon of a host
dnl ARGUMENTS  host [optional, default [localhost]]  the host whose daemon takes the mail
dnl            port [optional, one of MSA]  MSA: port 587
dnl PROVIDES   macro {MTAHost}, mailer local, mailer smtp, hook Local_localaddr
dnl CONFLICTS  mailer local before : it is part of this feature
dnl            mailer smtp before : it is part of this feature
dnl PLACE      last
dnl SINCE      8.12.0
dnl EXAMPLE    OSTYPE(`linux')
dnl            FEATURE(`msp', `[127.0.0.1]')
dnl            dnl MAILER(`local') and MAILER(`smtp') are part of it
dnl

