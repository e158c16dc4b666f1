dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       msp_nullclient
dnl SUMMARY    a whole submit.cf that hands everything to a mail hub
dnl ARGUMENTS  hub [required]  the host that takes all mail and whose name all senders get
dnl PROVIDES   flag _NULL_CLIENT_, define MAIL_HUB, define SMART_HOST, define MASQUERADE_NAME
dnl            define ALIAS_FILE, define STATUS_FILE, define QUEUE_DIR, define confFORWARD_PATH
dnl            define confFROM_HEADER, define confUSE_MSP, define confPRIVACY_FLAGS
dnl            define confRUN_AS_USER, define confTRUSTED_USER, define confPID_FILE
dnl            define confQUEUE_FILE_MODE, mailer local, mailer prog, mailer smtp, mailer esmtp
dnl            mailer smtp8, mailer dsmtp, mailer relay
dnl CONFLICTS  mailer local before : the hack brings its own
dnl            mailer smtp before : the hack brings its own
dnl PLACE      after FEATURE, before MAILER, last
dnl EXAMPLE    HACK(`msp_nullclient', `hub.example.net')
dnl            MAILER_DEFINITIONS
dnl
ifelse(defn(`_ARG_'), `', `errprint(`*** HACK(`msp_nullclient') needs the name of the hub
')', `define(`_NULL_CLIENT_', _ARG_)')
ifdef(`DEBIAN_MSP', `', `DOMAIN(`debian-msp')')

dnl The hub knows users, aliases and forward files.
define(`MAIL_HUB', _NULL_CLIENT_)
define(`SMART_HOST', _NULL_CLIENT_)
undefine(`ALIAS_FILE')
define(`confFORWARD_PATH', `')

dnl It runs as its own user on its own queue, beside the daemon and its files.
define(`confUSE_MSP', `True')
define(`confRUN_AS_USER', `mail')
define(`confTRUSTED_USER', `confRUN_AS_USER')
define(`confPRIVACY_FLAGS', `goaway,noetrn')
define(`confQUEUE_FILE_MODE', `0660')
define(`QUEUE_DIR', ifdef(`MSP_QUEUE_DIR', ``MSP_QUEUE_DIR'', ``/var/spool/clientmqueue''))
_DEFIFNOT(`confPID_FILE', QUEUE_DIR`/sm-client.pid')
define(`STATUS_FILE', ifdef(`STATUS_FILE',
  `ifelse(index(STATUS_FILE, `sendmail.st'), `-1', `STATUS_FILE',
    `substr(STATUS_FILE, `0', index(STATUS_FILE, `sendmail.st'))sm-client.st')',
  `/var/run/sm-client.st'))

dnl No listener for others: a daemon would wait on the loopback address only.
FEATURE(`no_default_msa')
ifelse(defn(`_DPO_'), `', `DAEMON_OPTIONS(`Name=NoMTA, Addr=127.0.0.1, M=E')')

dnl Senders and headers look as if the hub had written them.
MASQUERADE_AS(_NULL_CLIENT_)
FEATURE(`allmasquerade')
FEATURE(`masquerade_envelope')
_DEFIFNOT(`confFROM_HEADER', `<$g>')
define(`_DEF_LOCAL_MAILER_FLAGS', `lsDFM5q')
MAILER(`local')
MAILER(`smtp')
