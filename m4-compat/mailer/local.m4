dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       local
dnl SUMMARY    delivery into mailboxes and to programs; every configuration has it
dnl ARGUMENTS  -
dnl SETTINGS   LOCAL_MAILER_PATH [default /bin/mail]  the program that delivers
dnl            LOCAL_MAILER_ARGS [default mail -d $u]  its argument vector
dnl            LOCAL_MAILER_FLAGS [default Prmn9]  mailer flags besides lsDFMAw5:/|@q
dnl            LOCAL_MAILER_DSN_DIAGNOSTIC_CODE [default X-Unix]  kind of its error codes in reports
dnl            LOCAL_MAILER_EOL [unset]  end of line
dnl            LOCAL_MAILER_MAX [unset]  largest message in bytes, for programs too
dnl            LOCAL_MAILER_MAXMSGS [unset]  messages per connection (LMTP)
dnl            LOCAL_MAILER_MAXRCPTS [unset]  recipients per delivery
dnl            LOCAL_MAILER_CHARSET [unset]  character set of 8-bit mail without one
dnl            LOCAL_MAILER_QGRP [unset]  queue group
dnl            LOCAL_SHELL_PATH [default /bin/sh]  the program that runs programs
dnl            LOCAL_SHELL_ARGS [default sh -c $u]  its argument vector
dnl            LOCAL_SHELL_FLAGS [default eu9]  mailer flags besides lsDFMoq
dnl            LOCAL_SHELL_DIR [default $z:/]  folders in which programs run
dnl            LOCAL_PROG_QGRP [unset]  queue group of programs
dnl PROVIDES   mailer local, mailer prog, ruleset EnvFromL, ruleset EnvToL, ruleset HdrFromL
dnl            ruleset HdrToL, ruleset AddDomain, define LOCAL_RWR
dnl PLACE      after FEATURE
dnl EXAMPLE    define(`LOCAL_MAILER_PATH', `/usr/lib/mail.local')
dnl            MAILER(`local')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
ifdef(`LOCAL_MAILER_PATH', `', `define(`LOCAL_MAILER_PATH', `/bin/mail')')dnl
ifdef(`LOCAL_MAILER_ARGS', `', `define(`LOCAL_MAILER_ARGS', `mail -d $u')')dnl
ifdef(`_DEF_LOCAL_MAILER_FLAGS', `', `define(`_DEF_LOCAL_MAILER_FLAGS', `lsDFMAw5:/|@q')')dnl
ifdef(`LOCAL_MAILER_FLAGS', `', `define(`LOCAL_MAILER_FLAGS', `Prmn9')')dnl
ifdef(`LOCAL_MAILER_DSN_DIAGNOSTIC_CODE', `', `define(`LOCAL_MAILER_DSN_DIAGNOSTIC_CODE', `X-Unix')')dnl
ifdef(`LOCAL_SHELL_PATH', `', `define(`LOCAL_SHELL_PATH', `/bin/sh')')dnl
ifdef(`LOCAL_SHELL_ARGS', `', `define(`LOCAL_SHELL_ARGS', `sh -c $u')')dnl
ifdef(`_DEF_LOCAL_SHELL_FLAGS', `', `define(`_DEF_LOCAL_SHELL_FLAGS', `lsDFMoq')')dnl
ifdef(`LOCAL_SHELL_FLAGS', `', `define(`LOCAL_SHELL_FLAGS', `eu9')')dnl
ifdef(`LOCAL_SHELL_DIR', `', `define(`LOCAL_SHELL_DIR', `$z:/')')dnl
dnl An LMTP program takes the sender as an SMTP server does.
define(`LOCAL_RWR',
  `S=ifdef(`_LOCAL_LMTP_', `EnvFromSMTP', `EnvFromL')/HdrFromL, R=EnvToL/HdrToL')dnl

### Mailers local and prog

Mlocal, P=LOCAL_MAILER_PATH, LOCAL_RWR,
	F=_MODMF_(CONCAT(_DEF_LOCAL_MAILER_FLAGS, LOCAL_MAILER_FLAGS), `LOCAL'),
	ifdef(`LOCAL_MAILER_EOL', `E=LOCAL_MAILER_EOL, ')ifdef(`LOCAL_MAILER_MAX', `M=LOCAL_MAILER_MAX, ')dnl
ifdef(`LOCAL_MAILER_MAXMSGS', `m=LOCAL_MAILER_MAXMSGS, ')ifdef(`LOCAL_MAILER_MAXRCPTS', `r=LOCAL_MAILER_MAXRCPTS, ')dnl
ifdef(`LOCAL_MAILER_CHARSET', `C=LOCAL_MAILER_CHARSET, ')T=DNS/RFC822/LOCAL_MAILER_DSN_DIAGNOSTIC_CODE,dnl
_QGRP_(`LOCAL_MAILER_QGRP')
	A=LOCAL_MAILER_ARGS
Mprog, P=LOCAL_SHELL_PATH, S=EnvFromL/HdrFromL, R=EnvToL/HdrToL, D=LOCAL_SHELL_DIR,
	F=_MODMF_(CONCAT(_DEF_LOCAL_SHELL_FLAGS, LOCAL_SHELL_FLAGS), `SHELL'),
	ifdef(`LOCAL_MAILER_MAX', `M=LOCAL_MAILER_MAX, ')T=X-Unix/X-Unix/X-Unix,_QGRP_(`LOCAL_PROG_QGRP')
	A=LOCAL_SHELL_ARGS

# senders in the envelope
SEnvFromL
R$*			$: $>LocalSender $1
ifdef(`_LOCAL_NO_MASQUERADE_', `', `R$*			$: $>MasqEnv $1
')dnl

# senders in the header
SHdrFromL
R$*			$: $>LocalSender $1
ifdef(`_LOCAL_NO_MASQUERADE_', `', `R$*			$: $>MasqHdr $1
')dnl

# an empty sender is this host itself; others get a domain if the site wants one
SLocalSender
R<@>			$: $n
R@ <@ $*>		$: $n			as some Suns write it
R$+			$@ $>AddDomain $1

# recipients in the envelope: the mailbox; a detail is for recipients only
SEnvToL
R$+ <@ $*>		$: $1
ifdef(`confUSERDB_SPEC', `', `R$+ + $*		$: <$&{addr_type}> $1 + $2
R<e s> $+ + $*		$@ $1			of a sender
R<$*> $+		$@ $2
')dnl

# recipients in the header
SHdrToL
R$+			$: $>AddDomain $1
ifdef(`_ALL_MASQUERADE_', `ifdef(`_LOCAL_NO_MASQUERADE_', `', `R$*			$: $>MasqHdr $1
')', `R$* <@ *LOCAL*> $*	$: $1 <@ $j.> $2
')dnl

# a domain for names without one, only if the site asked for it
SAddDomain
ifdef(`_ALWAYS_ADD_DOMAIN_', `R$* <@ $*> $*		$@ $1 <@ $2> $3
R$+			$@ $1 <@ ifelse(len(X`'_ALWAYS_ADD_DOMAIN_), `1', `*LOCAL*', `_ALWAYS_ADD_DOMAIN_')>
')dnl
