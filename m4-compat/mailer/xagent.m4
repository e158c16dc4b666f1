dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       xagent
dnl SUMMARY    a user's program that takes mail for a host, as IBM's support centres used it
dnl ARGUMENTS  -
dnl SETTINGS   XAGENT_MAILER_PATH [default /usr/lib/xagent]  the program
dnl            XAGENT_MAILER_ARGS [default xagent $h $u]  its argument vector
dnl            XAGENT_MAILER_FLAGS [default DFMueXLn]  mailer flags
dnl            XAGENT_MAILER_MAX [unset]  largest message in bytes
dnl PROVIDES   mailer xagent
dnl PLACE      after FEATURE
dnl EXAMPLE    MAILER(`xagent')
dnl
_DEFIFNOT(`XAGENT_MAILER_ARGS', `xagent $h $u')dnl
_DEFIFNOT(`XAGENT_MAILER_PATH', `/usr/lib/xagent')dnl
_DEFIFNOT(`XAGENT_MAILER_FLAGS', `DFMueXLn')dnl

### Mailer xagent; rulesets 11, 21 and 31 are free for the site and change nothing.
# The program has always been given what follows its arguments too, so it stays.

Mxagent, P=XAGENT_MAILER_PATH, S=11/31, R=21/31, F=XAGENT_MAILER_FLAGS,
	_OPTINS(`XAGENT_MAILER_MAX', `M=', `, ')T=DNS/RFC822/X-Unix,
	A=XAGENT_MAILER_ARGS, E=\n
