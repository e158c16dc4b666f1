dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       cyrusv2
dnl SUMMARY    delivery to Cyrus IMAP by LMTP through its socket
dnl ARGUMENTS  -
dnl SETTINGS   CYRUSV2_MAILER_ARGS [default FILE /var/run/cyrus/socket/lmtp]  where LMTP is spoken
dnl            CYRUSV2_MAILER_FLAGS [default A@/:|m]  mailer flags besides lsDFMnqXz
dnl            CYRUSV2_MAILER_MAXMSGS [unset]  messages per connection
dnl            CYRUSV2_MAILER_MAXRCPTS [unset]  recipients per delivery
dnl            CYRUSV2_MAILER_CHARSET [unset]  character set of 8-bit mail without one
dnl            CYRUSV2_MAILER_QGRP [unset]  queue group
dnl PROVIDES   mailer cyrusv2
dnl REQUIRES   mailer local : its rulesets rewrite the recipients
dnl            mailer smtp : its rulesets rewrite the senders
dnl PLACE      after FEATURE
dnl SINCE      8.12.4
dnl EXAMPLE    define(`confLOCAL_MAILER', `cyrusv2')
dnl            MAILER(`local')
dnl            MAILER(`smtp')
dnl            MAILER(`cyrusv2')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
_DEFIFNOT(`CYRUSV2_MAILER_ARGS', `FILE /var/run/cyrus/socket/lmtp')dnl
_DEFIFNOT(`_DEF_CYRUSV2_MAILER_FLAGS', `lsDFMnqXz')dnl
_DEFIFNOT(`CYRUSV2_MAILER_FLAGS', `A@/:|m')dnl

### Mailer for Cyrus IMAP by LMTP

Mcyrusv2, P=[IPC], S=EnvFromSMTP/HdrFromL, R=EnvToL/HdrToL, E=\r\n,
	F=_MODMF_(CONCAT(_DEF_CYRUSV2_MAILER_FLAGS, CYRUSV2_MAILER_FLAGS), `CYRUSV2'),
	_OPTINS(`CYRUSV2_MAILER_MAXMSGS', `m=', `, ')dnl
_OPTINS(`CYRUSV2_MAILER_MAXRCPTS', `r=', `, ')_OPTINS(`CYRUSV2_MAILER_CHARSET', `C=', `, ')dnl
T=DNS/RFC822/SMTP,_QGRP_(`CYRUSV2_MAILER_QGRP')
	A=CYRUSV2_MAILER_ARGS
