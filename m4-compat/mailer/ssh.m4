dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       ssh
dnl SUMMARY    SMTP to a sendmail on another host through ssh
dnl ARGUMENTS  -
dnl SETTINGS   SSH_MAILER_USER [unset]  user:group that runs ssh, whose keys are used; required
dnl            SSH_MAILER_DIR [unset]  folder in which it runs; required
dnl            SSH_MAILER_PATH [default /usr/bin/ssh]  the program
dnl            SSH_PATH [unset]  the old name of SSH_MAILER_PATH
dnl            SSH_MAILER_HOST [default $h]  the host that ssh connects to
dnl            SSH_REMOTE_COMMAND [default /usr/sbin/sendmail -bs]  what is run there
dnl            SSH_MAILER_ARGS [default ssh with the two above]  argument vector
dnl            SSH_MAILER_FLAGS [unset]  mailer flags besides mDFMuX
dnl            SSH_MAILER_MAX [unset]  largest message in bytes
dnl            SSH_MAILER_MAXMSGS [unset]  messages per connection
dnl            SSH_MAILER_MAXRCPTS [unset]  recipients per delivery
dnl            SSH_MAILER_CHARSET [unset]  character set of 8-bit mail without one
dnl            SSH_MAILER_QGRP [unset]  queue group
dnl PROVIDES   mailer ssh
dnl REQUIRES   mailer smtp : its rulesets rewrite the addresses
dnl            define SSH_MAILER_USER before
dnl            define SSH_MAILER_DIR before
dnl PLACE      after FEATURE
dnl EXAMPLE    define(`SSH_MAILER_USER', `mailssh:mail')
dnl            define(`SSH_MAILER_DIR', `/var/lib/mailssh')
dnl            MAILER(`smtp')
dnl            MAILER(`ssh')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
ifdef(`SSH_MAILER_USER', `', `errprint(`*** MAILER(`ssh') needs SSH_MAILER_USER before it
')')dnl
ifdef(`SSH_MAILER_DIR', `', `errprint(`*** MAILER(`ssh') needs SSH_MAILER_DIR before it
')')dnl
_DEFIFNOT(`SSH_MAILER_HOST', `$h')dnl
_DEFIFNOT(`SSH_REMOTE_COMMAND', `/usr/sbin/sendmail -bs')dnl
_DEFIFNOT(`SSH_MAILER_PATH', ifdef(`SSH_PATH', `SSH_PATH', `/usr/bin/ssh'))dnl
_DEFIFNOT(`SSH_MAILER_ARGS',
  `ssh -o BatchMode=yes -o EscapeChar=none  -- SSH_MAILER_HOST SSH_REMOTE_COMMAND')dnl
_DEFIFNOT(`_DEF_SSH_MAILER_FLAGS', `mDFMuX')dnl
_DEFIFNOT(`SSH_MAILER_FLAGS', `')dnl

### Mailer for SMTP through ssh

# U= stays near the end: sendmail 8.17.1.9 can lose the mailer prog when it stands right behind P=.
Mssh, P=SSH_MAILER_PATH, S=EnvFromSMTP/HdrFromSMTP, R=_RCPT_SMTP_, E=\r\n, L=990,
	F=_MODMF_(CONCAT(_DEF_SSH_MAILER_FLAGS, SSH_MAILER_FLAGS), `SSH'),
	_OPTINS(`SSH_MAILER_MAX', `M=', `, ')_OPTINS(`SSH_MAILER_MAXMSGS', `m=', `, ')dnl
_OPTINS(`SSH_MAILER_MAXRCPTS', `r=', `, ')_OPTINS(`SSH_MAILER_CHARSET', `C=', `, ')dnl
T=DNS/RFC822/SMTP,_QGRP_(`SSH_MAILER_QGRP')
	U=SSH_MAILER_USER, D=SSH_MAILER_DIR,
	A=SSH_MAILER_ARGS
