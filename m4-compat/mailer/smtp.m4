dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       smtp
dnl SUMMARY    delivery to other hosts by SMTP: smtp, esmtp, smtp8, dsmtp and relay
dnl ARGUMENTS  -
dnl SETTINGS   SMTP_MAILER_FLAGS [unset]  flags of all five besides mDFMuX and a, 8, a%, a8 of each
dnl            RELAY_MAILER_FLAGS [default SMTP_MAILER_FLAGS]  the same for relay
dnl            SMTP_MAILER_ARGS [default TCP $h]  argument vector of smtp
dnl            ESMTP_MAILER_ARGS [default TCP $h]  of esmtp
dnl            SMTP8_MAILER_ARGS [default TCP $h]  of smtp8
dnl            DSMTP_MAILER_ARGS [default TCP $h]  of dsmtp
dnl            RELAY_MAILER_ARGS [default TCP $h]  of relay
dnl            SMTP_MAILER_LL [default 990]  longest line, except of relay
dnl            RELAY_MAILER_LL [default 2040]  longest line of relay
dnl            SMTP_MAILER_MAX [unset]  largest message in bytes, except of relay
dnl            SMTP_MAILER_MAXMSGS [unset]  messages per connection, except of relay
dnl            RELAY_MAILER_MAXMSGS [unset]  messages per connection of relay
dnl            SMTP_MAILER_MAXRCPTS [unset]  recipients per delivery
dnl            SMTP_MAILER_CHARSET [unset]  character set of 8-bit mail without one, except of relay
dnl            RELAY_MAILER_CHARSET [unset]  the same for relay
dnl            SMTP_MAILER_QGRP [unset]  queue group of smtp
dnl            ESMTP_MAILER_QGRP [unset]  of esmtp
dnl            SMTP8_MAILER_QGRP [unset]  of smtp8
dnl            DSMTP_MAILER_QGRP [unset]  of dsmtp
dnl            RELAY_MAILER_QGRP [unset]  of relay
dnl PROVIDES   mailer smtp, mailer esmtp, mailer smtp8, mailer dsmtp, mailer relay
dnl            ruleset EnvFromSMTP, ruleset EnvToSMTP, ruleset HdrFromSMTP, ruleset MasqSMTP
dnl            ruleset MasqRelay, ruleset PseudoToReal
dnl PLACE      after FEATURE
dnl EXAMPLE    define(`SMTP_MAILER_MAXRCPTS', `100')
dnl            MAILER(`smtp')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
ifdef(`_DEF_SMTP_MAILER_FLAGS', `', `define(`_DEF_SMTP_MAILER_FLAGS', `mDFMuX')')dnl
ifdef(`SMTP_MAILER_FLAGS', `', `define(`SMTP_MAILER_FLAGS', `')')dnl
ifdef(`RELAY_MAILER_FLAGS', `', `define(`RELAY_MAILER_FLAGS', `SMTP_MAILER_FLAGS')')dnl
ifdef(`SMTP_MAILER_LL', `', `define(`SMTP_MAILER_LL', `990')')dnl
ifdef(`RELAY_MAILER_LL', `', `define(`RELAY_MAILER_LL', `2040')')dnl
dnl _SMTP_LINE_(`mailer', `NAME', `flags of its own'): all but relay differ in these only
define(`_SMTP_LINE_', `ifdef(`$2_MAILER_ARGS', `', `define(`$2_MAILER_ARGS', `TCP $h')')dnl
M$1, P=[IPC], S=EnvFromSMTP/HdrFromSMTP, R=_RCPT_SMTP_, E=\r\n, L=SMTP_MAILER_LL,
	F=_MODMF_(CONCAT(_DEF_SMTP_MAILER_FLAGS, `$3', SMTP_MAILER_FLAGS), `$2'),
	ifdef(`SMTP_MAILER_MAX', `M=SMTP_MAILER_MAX, ')ifdef(`SMTP_MAILER_MAXMSGS', `m=SMTP_MAILER_MAXMSGS, ')dnl
ifdef(`SMTP_MAILER_MAXRCPTS', `r=SMTP_MAILER_MAXRCPTS, ')ifdef(`SMTP_MAILER_CHARSET', `C=SMTP_MAILER_CHARSET, ')dnl
T=DNS/RFC822/SMTP,_QGRP_(`$2_MAILER_QGRP')
	A=$2_MAILER_ARGS')dnl
ifdef(`RELAY_MAILER_ARGS', `', `define(`RELAY_MAILER_ARGS', `TCP $h')')dnl

### Mailers that speak SMTP: plain, with extensions, with 8 bits, only on demand, and to a relay

_SMTP_LINE_(`smtp', `SMTP', `')
_SMTP_LINE_(`esmtp', `ESMTP', `a')
_SMTP_LINE_(`smtp8', `SMTP8', `8')
_SMTP_LINE_(`dsmtp', `DSMTP', `a%')
Mrelay, P=[IPC], S=EnvFromSMTP/HdrFromSMTP, R=MasqSMTP`'ifdef(`_ALL_MASQUERADE_', `/MasqRelay'),
	F=_MODMF_(CONCAT(_DEF_SMTP_MAILER_FLAGS, `a8', RELAY_MAILER_FLAGS), `RELAY'),
	E=\r\n, L=RELAY_MAILER_LL, ifdef(`RELAY_MAILER_MAXMSGS', `m=RELAY_MAILER_MAXMSGS, ')dnl
ifdef(`SMTP_MAILER_MAXRCPTS', `r=SMTP_MAILER_MAXRCPTS, ')ifdef(`RELAY_MAILER_CHARSET', `C=RELAY_MAILER_CHARSET, ')dnl
T=DNS/RFC822/SMTP,_QGRP_(`RELAY_MAILER_QGRP')
	A=RELAY_MAILER_ARGS

# senders in the envelope
SEnvFromSMTP
R$+			$: $>PseudoToReal $1
R$* :; <@>		$@			a group has no sender
R$+			$: $>MasqSMTP $1
R$+			$: $>MasqEnv $1

# senders in the header, and recipients there if they are masqueraded
SHdrFromSMTP
R$+			$: $>PseudoToReal $1
R:; <@>			$@
R<@ $*> $*		$@ <@ $1> $2		a route stays as it is,
R$* <@> $*		$@ $1 <@> $2		so does what has no host
R$+			$: $>MasqSMTP $1
R$+			$: $>MasqHdr $1

# recipients: not masqueraded, but names without a domain get the one of this host
SEnvToSMTP
R$+			$: $>PseudoToReal $1
R$+			$: $>MasqSMTP $1
R$* <@ *LOCAL*> $*	$: $1 <@ $j.> $2

# recipients in the header for the relay, if they are masqueraded
SMasqRelay
R$+			$: $>MasqSMTP $1
R$+			$: $>MasqHdr $1

# names without a domain are marked as ours; the masquerading replaces the mark
SMasqSMTP
R$* <@ $*> $*		$@ $1 <@ $2> $3
R$+			$@ $1 <@ *LOCAL*>

# addresses of other networks as such that the Internet can answer
SPseudoToReal
R<@ $+> $*		$@ <@ $1> $2		a route
ifdef(`BITNET_RELAY', `R$+ <@ $+ .BITNET.>	$: $1 % $2 .BITNET <@ $B>
R$+ .BITNET <@ $~[ $* : $+>	$: $1 .BITNET <@ $4>	$B may name a mailer: drop it
')dnl
ifdef(`_NO_UUCP_', `', `R$+ <@ $+ .UUCP.>	$@ $>UucpToReal <$2 !> $1

# input: <host !> user, or path behind that host
SUucpToReal
# the host is the next hop: the address as seen from there
R<$&h !> $- ! $+		$@ $2 <@ $1 .UUCP.>
R<$&h !> $- . $+ ! $+		$@ $3 <@ $1 . $2>
R<$&h !> $+			$@ $1 <@ $&h .UUCP.>
# others are reached through the UUCP relay, if there is one
R<$+ !> $+			$: $1 ! $2 <@ $Y>
R$+ <@ $~[ $* : $+>		$@ $1 <@ $4>
R$+ <@>				$: $1 <@ *LOCAL*>
')dnl
