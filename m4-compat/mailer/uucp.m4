dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       uucp
dnl SUMMARY    delivery by UUCP: uucp-old, uucp-new and, after MAILER(smtp), uucp-dom and uucp-uudom
dnl ARGUMENTS  -
dnl SETTINGS   UUCP_MAILER_PATH [default /usr/bin/uux]  the program that queues for UUCP
dnl            UUCP_MAILER_ARGS [default uux - -r -a$g -gC $h!rmail ($u)]  its argument vector
dnl            UUCP_MAILER_FLAGS [unset]  mailer flags besides DFMhud, m and U of each
dnl            UUCP_MAILER_MAX [default 100000]  largest message in bytes
dnl            UUCP_MAX_SIZE [unset]  the old name of UUCP_MAILER_MAX
dnl            UUCP_MAILER_CHARSET [unset]  character set of 8-bit mail without one
dnl            UUCP_MAILER_QGRP [unset]  queue group
dnl PROVIDES   mailer uucp, mailer uucp-old, mailer suucp, mailer uucp-new, mailer uucp-dom
dnl            mailer uucp-uudom, ruleset FromU, ruleset EnvToU, ruleset HdrToU, ruleset EnvFromUD
dnl            ruleset EnvFromUUD, rules Parse1
dnl REQUIRES   warning mailer smtp before : without it there is no uucp-dom and no uucp-uudom
dnl PLACE      after FEATURE
dnl EXAMPLE    MAILER(`smtp')
dnl            MAILER(`uucp')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
ifdef(`_MAILER_smtp_', `', `errprint(`*** MAILER(`uucp') before MAILER(`smtp') or without it:
	no mailers uucp-dom and uucp-uudom
')')dnl
_DEFIFNOT(`UUCP_MAILER_PATH', `/usr/bin/uux')dnl
_DEFIFNOT(`UUCP_MAILER_ARGS', `uux - -r -a$g -gC $h!rmail ($u)')dnl
_DEFIFNOT(`UUCP_MAILER_FLAGS', `')dnl
_DEFIFNOT(`UUCP_MAILER_MAX', `ifdef(`UUCP_MAX_SIZE', `UUCP_MAX_SIZE', `100000')')dnl
dnl _UUCP_LINE_(`mailer', `flags', `sender rulesets', `recipient rulesets')
define(`_UUCP_LINE_', `M$1, P=UUCP_MAILER_PATH, S=$3, R=$4,
	F=_MODMF_(CONCAT(`$2', UUCP_MAILER_FLAGS), `UUCP'), M=UUCP_MAILER_MAX,
	_OPTINS(`UUCP_MAILER_CHARSET', `C=', `, ')T=X-UUCP/X-UUCP/X-Unix,_QGRP_(`UUCP_MAILER_QGRP')
	A=UUCP_MAILER_ARGS')dnl

### Mailers for UUCP: one recipient at a time, many, and two that leave domains in the addresses

_UUCP_LINE_(`uucp', `DFMhuUd', `FromU', `EnvToU/HdrToU')
_UUCP_LINE_(`uucp-old', `DFMhuUd', `FromU', `EnvToU/HdrToU')
_UUCP_LINE_(`suucp', `mDFMhuUd', `FromU', `EnvToU/HdrToU')
_UUCP_LINE_(`uucp-new', `mDFMhuUd', `FromU', `EnvToU/HdrToU')
ifdef(`_MAILER_smtp_', `dnl
_UUCP_LINE_(`uucp-dom', `mDFMhud', `EnvFromUD/HdrFromSMTP', `_RCPT_SMTP_')
_UUCP_LINE_(`uucp-uudom', `mDFMhud', `EnvFromUUD/HdrFromSMTP', `_RCPT_SMTP_')

# senders for uucp-dom: as by SMTP
SEnvFromUD
R<@>			$: $n
R$*			$@ $>EnvFromSMTP $1

# senders for uucp-uudom: as by SMTP, then as a path
SEnvFromUUD
R<@>			$: $n
R$*			$: $>EnvFromSMTP $1
R$* <@ $* .> $*		$1 <@ $2> $3
R$*			$@ $>BangPath $1
')dnl

# senders: an empty one is the daemon of this host
SFromU
R<@>			$: $n
R$*			$@ $>HdrToU $1

# recipients in the header: a path that begins at this host
SHdrToU
R$*			$: $>EnvToU $1
R$&h ! $+ ! $+		$@ $1 ! $2		which the next hop need not see if it is on it,
R$&h ! $+		$@ $&h ! $1		unless the user is there
R$+			$: $U ! $1
R! $+			$: $k ! $1		no UUCP name was set: the one of the system

# recipients in the envelope: a path without this host
SEnvToU
R:; <@>			$@			an empty group
R$* <@ $* .> $*		$1 <@ $2> $3
R$* <@ $=w>		$1
R$*			$@ $>BangPath $1

# user@host as host!user; the domain of UUCP itself is not part of a path
SBangPath
R<@ $- .UUCP> : $+	$1 ! $2
R<@ $+> : $+		$1 ! $2
R$* <@ $- .UUCP>	$2 ! $1
R$* <@ $+>		$2 ! $1

PUSHDIVERT(4)dnl
# neighbours by UUCP: class Z and Y take many recipients, class U one at a time
R$* <@ $=Z .UUCP.> $*	$#uucp-uudom $@ $2 $: $1 <@ $2 .UUCP.> $3
R$* <@ $=Y .UUCP.> $*	$#uucp-new $@ $2 $: $1 <@ $2 .UUCP.> $3
R$* <@ $=U .UUCP.> $*	$#uucp-old $@ $2 $: $1 <@ $2 .UUCP.> $3
POPDIVERT`'dnl
