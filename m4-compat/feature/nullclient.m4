dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       nullclient
dnl SUMMARY    all mail goes to a hub, and looks as if it came from there
dnl ARGUMENTS  hub [required]  the host that gets all mail
dnl PROVIDES   define MAIL_HUB, define SMART_HOST, mailer local, mailer smtp, flag _NULL_CLIENT_
dnl CONFLICTS  mailer local before : it is part of this feature
dnl            mailer smtp before : it is part of this feature
dnl PLACE      last
dnl SINCE      8.6
dnl EXAMPLE    OSTYPE(`linux')
dnl            FEATURE(`nullclient', `hub.example.org')
dnl            dnl MAILER(`local') and MAILER(`smtp') are part of it
dnl
ifelse(defn(`_ARG_'), `', `errprint(`*** FEATURE(`nullclient') needs the name of a hub
')', `define(`_NULL_CLIENT_', _ARG_)')
define(`SMART_HOST', _NULL_CLIENT_)
define(`MAIL_HUB', _NULL_CLIENT_)
undefine(`ALIAS_FILE')
define(`confFORWARD_PATH', `')
_DEFIFNOT(`confFROM_HEADER', `<$g>')
define(`_DEF_LOCAL_MAILER_FLAGS', `lsDFM5q')
FEATURE(`masquerade_envelope')
FEATURE(`allmasquerade')
MASQUERADE_AS(_NULL_CLIENT_)
MAILER(`local')
MAILER(`smtp')
