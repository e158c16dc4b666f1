dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       nodns
dnl SUMMARY    a machine without name service
dnl ARGUMENTS  -
dnl PROVIDES   define confSERVICE_SWITCH_FILE, define confDONT_PROBE_INTERFACES
dnl            define confBIND_OPTS, flag _NO_CANONIFY_
dnl PLACE      before MAILER
dnl EXAMPLE    HACK(`nodns')
dnl
dnl The switch file has to exist and to say "hosts files".
define(`confSERVICE_SWITCH_FILE', `/etc/mail/service.switch-nodns')
define(`confDONT_PROBE_INTERFACES', `True')
undefine(`confBIND_OPTS')
FEATURE(`nocanonify')
