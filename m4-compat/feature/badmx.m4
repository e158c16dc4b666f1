dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       badmx
dnl SUMMARY    senders are refused whose mail exchangers are numbers or have private addresses
dnl ARGUMENTS  addresses [optional, default ^(127\.|10\.|0\.0\.0\.0)]  a regular expression for addresses that a mail exchanger must not have
dnl PROVIDES   map mxlist, map badmx, map dnsA, map BadMXIP, ruleset BadMX, flag _BADMX_CHK_
dnl PLACE      before MAILER
dnl SINCE      8.14.0
dnl EXAMPLE    FEATURE(`badmx')
dnl
define(`_BADMX_CHK_', `1')
LOCAL_CONFIG
KdnsA dns -R A -a. -T<TEMP>
Kmxlist bestmx -z: -T<TEMP>
Kbadmx regex -a<BADMX> ^(([0-9]{1,3}\.){3}[0-9]){0,1}\.$
KBadMXIP regex -a<BADMXIP> ifelse(defn(`_ARG_'), `', `^(127\.|10\.|0\.0\.0\.0)', `_ARG_')
