dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       usenet
dnl SUMMARY    mail for group.USENET is posted to that newsgroup
dnl ARGUMENTS  -
dnl SETTINGS   USENET_MAILER_PATH [default /usr/lib/news/inews]  the program that posts
dnl            USENET_MAILER_ARGS [default inews -m -h -n]  its argument vector before the group
dnl            USENET_MAILER_FLAGS [default rsDFMmn]  mailer flags
dnl            USENET_MAILER_MAX [unset]  largest message in bytes
dnl            USENET_MAILER_QGRP [unset]  queue group
dnl PROVIDES   mailer usenet, rules Parse1
dnl PLACE      after FEATURE
dnl EXAMPLE    MAILER(`usenet')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
_DEFIFNOT(`USENET_MAILER_PATH', `/usr/lib/news/inews')dnl
_DEFIFNOT(`USENET_MAILER_ARGS', `inews -m -h -n')dnl
_DEFIFNOT(`USENET_MAILER_FLAGS', `rsDFMmn')dnl

### Mailer for newsgroups

Musenet, P=USENET_MAILER_PATH, S=EnvFromL, R=EnvToL, F=_MODMF_(USENET_MAILER_FLAGS, `USENET'),
	_OPTINS(`USENET_MAILER_MAX', `M=', `, ')T=X-Usenet/X-Usenet/X-Unix,dnl
_QGRP_(`USENET_MAILER_QGRP')
	A=USENET_MAILER_ARGS $u
