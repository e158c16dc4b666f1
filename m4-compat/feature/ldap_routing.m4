dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       ldap_routing
dnl SUMMARY    a directory says for recipients of LDAPROUTE_DOMAIN which host and address have their mail
dnl ARGUMENTS  hosts [optional, default ldap -1 -T<TMPF> -v mailHost]  the map that gives the host
dnl            addresses [optional, default ldap -1 -T<TMPF> -v mailRoutingAddress]  the map that gives the address
dnl            unknown [optional, default passthru, one of passthru/sendertoo/bounce]  what becomes of recipients that are not there; sendertoo: senders must exist too
dnl            detail [optional, one of strip/preserve]  a detail is left out of the key, and dropped or kept
dnl            domain [optional, one of nodomain]  @domain is not looked up
dnl            failure [optional, default queue, one of tempfail/queue]  when the directory fails
dnl PROVIDES   map ldapmh, map ldapmra, ruleset LDAPExpand, class {SMTPOpModes}, flag _LDAP_ROUTING_
dnl REQUIRES   warning define confLDAP_DEFAULT_SPEC if argument 1 missing
dnl PLACE      before MAILER
dnl SINCE      8.10.0
dnl MAP        ldapmh address, @domain -> host
dnl            ldapmra address, @domain -> address
dnl EXAMPLE    define(`confLDAP_DEFAULT_SPEC', `-h ldap.example.org -b dc=example,dc=org')
dnl            LDAPROUTE_DOMAIN(`example.org')
dnl            FEATURE(`ldap_routing')
dnl
ifelse(len(defn(`_ARG_')), `0', `define(`_LDAP_ROUTING_WARN_', `yes')')
ifelse(len(_ARG2_), `0', `define(`_LDAP_ROUTING_WARN_', `yes')')
define(`_LDAP_ROUTING_', ifelse(_ARG3_, `', ``_PASS_THROUGH_'', _ARG3_, `passthru', ``_PASS_THROUGH_'', ``_MUST_EXIST_''))
ifelse(_ARG3_, `sendertoo', `define(`_LDAP_SENDER_MUST_EXIST_')')
ifelse(_ARG4_, `strip', `define(`_LDAP_ROUTE_DETAIL_', `_STRIP_')', _ARG4_, `preserve', `define(`_LDAP_ROUTE_DETAIL_', `_PRESERVE_')')
ifelse(len(_ARG5_), `0', `', `define(`_LDAP_ROUTE_NODOMAIN_', `yes')')
define(`_LDAP_ROUTE_MAPTEMP_', ifelse(_ARG6_, `tempfail', ``_TEMPFAIL_'', ``_QUEUE_''))
define(`_NEED_SMTPOPMODES_', `1')
LOCAL_CONFIG
Kldapmh ifelse(len(defn(`_ARG_')), `0', `ldap -1 -T`<'TMPF`>' -v mailHost -k (&(objectClass=inetLocalMailRecipient)(mailLocalAddress=%0))', `_ARG_')
Kldapmra ifelse(len(_ARG2_), `0', `ldap -1 -T`<'TMPF`>' -v mailRoutingAddress -k (&(objectClass=inetLocalMailRecipient)(mailLocalAddress=%0))', `_ARG2_')
