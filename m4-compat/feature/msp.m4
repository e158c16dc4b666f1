dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       msp
dnl SUMMARY    the configuration of the mail submission program: all mail goes to the daemon of a host
dnl ARGUMENTS  host [optional, default [localhost]]  the host whose daemon takes the mail
dnl            port [optional, one of MSA/25]  MSA: port 587
dnl PROVIDES   macro {MTAHost}, mailer local, mailer smtp, hook Local_localaddr
dnl CONFLICTS  mailer local before : it is part of this feature
dnl            mailer smtp before : it is part of this feature
dnl PLACE      last
dnl SINCE      8.12.0
dnl EXAMPLE    OSTYPE(`linux')
dnl            FEATURE(`msp', `[127.0.0.1]')
dnl            dnl MAILER(`local') and MAILER(`smtp') are part of it
dnl
undefine(`ALIAS_FILE')
dnl The program runs as the user of the queue and keeps its files there.
define(`QUEUE_DIR', `ifdef(`MSP_QUEUE_DIR', `MSP_QUEUE_DIR', `/var/spool/clientmqueue')')
_DEFIFNOT(`confPID_FILE', QUEUE_DIR`/sm-client.pid')
dnl sendmail.st is the one of the daemon: sm-client.st stands beside it.
define(`_MSP_STATUS_', `ifelse(index(`$1', `sendmail.st'), -1, `$1', `substr(`$1', 0, index(`$1', `sendmail.st'))`'sm-client.st')')
define(`STATUS_FILE', ifdef(`STATUS_FILE', `_MSP_STATUS_(STATUS_FILE)', `QUEUE_DIR/sm-client.st'))
_DEFIFNOT(`confRUN_AS_USER', `smmsp')
define(`_MSP_USER_', `ifelse(index(`$1', `:'), -1, `$1', `substr(`$1', 0, index(`$1', `:'))')')
_DEFIFNOT(`confTRUSTED_USER', `_MSP_USER_(confRUN_AS_USER)')
define(`confUSE_MSP', `True')
define(`confFORWARD_PATH', `')
define(`confDELIVERY_MODE', `i')
define(`confPRIVACY_FLAGS', `goaway,noetrn,restrictqrun')
define(`confDONT_PROBE_INTERFACES', `True')
define(`confQUEUE_FILE_MODE', `0660')
ifelse(defn(`_DPO_'), `', `DAEMON_OPTIONS(`Name=NoMTA, Addr=127.0.0.1, M=E')')
dnl Local mail and programs are matters of the daemon too.
define(`_DEF_LOCAL_MAILER_FLAGS')
define(`_DEF_LOCAL_SHELL_FLAGS')
define(`_TO_DAEMON_', `define(`LOCAL_$1_PATH', `[IPC]')define(`LOCAL_$1_FLAGS', `lmDFMuXk$2')define(`LOCAL_$1_ARGS', `TCP $h')')
_TO_DAEMON_(`MAILER', `w5')
_TO_DAEMON_(`SHELL', `5')
define(`LOCAL_MAILER_DSN_DIAGNOSTIC_CODE', `SMTP')
dnl The daemon decides about local users (5) and hears of everything at once (k).
MODIFY_MAILER_FLAGS(`RELAY', `+k')
define(`_SMTP_FLAGS_', `MODIFY_MAILER_FLAGS(`$1', `+k5')')
_SMTP_FLAGS_(`SMTP')_SMTP_FLAGS_(`SMTP8')_SMTP_FLAGS_(`ESMTP')_SMTP_FLAGS_(`DSMTP')
define(`_MTA_HOST_', ifelse(defn(`_ARG_'), `', ``[localhost]'', `_ARG_'))
ifelse(_ARG2_, `MSA', `define(`RELAY_MAILER_ARGS', `TCP $h 587')')
define(`_MSP_FQHN_', `ifdef(`MASQUERADE_NAME', `ifdef(`_MASQUERADE_ENVELOPE_', `$M', `$j')', `$j')')
LOCAL_CONFIG
D{MTAHost}_MTA_HOST_
MAILER(`local')
MAILER(`smtp')
LOCAL_RULESETS
#  Local_localaddr: every local user to the daemon
SLocal_localaddr
R$+			$: $>ParseRecipient $1
dnl A name alone gets our host.
R$* < @ $+ > $*		$#relay $@ ${MTAHost} $: $1 < @ $2 > $3
R$*			$#relay $@ ${MTAHost} $: $1 < @ _MSP_FQHN_ >
divert(-1)
dnl FEATURE writes its arguments anew, so this one comes last; the MAILER lines above are ours.
undefine(`_MAILER_DEFINED_')
FEATURE(`no_default_msa')
define(`_MAILER_DEFINED_', `1')
