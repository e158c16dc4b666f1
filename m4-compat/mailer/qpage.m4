dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       qpage
dnl SUMMARY    messages for pagers by the qpage program
dnl ARGUMENTS  -
dnl SETTINGS   QPAGE_MAILER_PATH [default /usr/local/bin/qpage]  the program that pages
dnl            QPAGE_MAILER_ARGS [default qpage -l0 -m -P$u]  its argument vector
dnl            QPAGE_MAILER_FLAGS [default mDFMs]  mailer flags
dnl            QPAGE_MAILER_MAX [default 4096]  largest message in bytes
dnl            QPAGE_MAILER_QGRP [unset]  queue group
dnl PROVIDES   mailer qpage
dnl PLACE      after FEATURE
dnl EXAMPLE    MAILER(`qpage')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
_DEFIFNOT(`QPAGE_MAILER_ARGS', `qpage -l0 -m -P$u')dnl
_DEFIFNOT(`QPAGE_MAILER_PATH', `/usr/local/bin/qpage')dnl
_DEFIFNOT(`QPAGE_MAILER_MAX', `4096')dnl
_DEFIFNOT(`QPAGE_MAILER_FLAGS', `mDFMs')dnl

### Mailer for pagers

Mqpage, P=QPAGE_MAILER_PATH, F=_MODMF_(QPAGE_MAILER_FLAGS, `QPAGE'), M=QPAGE_MAILER_MAX,
	T=DNS/RFC822/X-Unix,_QGRP_(`QPAGE_MAILER_QGRP')
	A=QPAGE_MAILER_ARGS
