dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       queuegroup
dnl SUMMARY    access says which queue group the mail for a recipient goes to
dnl ARGUMENTS  group [optional]  the group of all other recipients
dnl PROVIDES   ruleset queuegroup
dnl REQUIRES   feature access_db before
dnl PLACE      before MAILER
dnl SINCE      8.12.0
dnl MAP        access QGRP:user@host, QGRP:host -> name of a QUEUE_GROUP
dnl EXAMPLE    FEATURE(`access_db')
dnl            QUEUE_GROUP(`slow', `P=/var/spool/mqueue/slow')
dnl            FEATURE(`queuegroup', `slow')
dnl
ifdef(`_ACCESS_TABLE_', `', `errprint(`*** ERROR: FEATURE(`queuegroup') needs FEATURE(`access_db') before it
')')
LOCAL_RULESETS
#  queuegroup: a recipient to "$# group"
Squeuegroup
R< $+ >			$1
R$+ @ $+		$: $>SearchList < ! QGRP > $| < F:$1@$2 > < D:$2 > < >
ifelse(defn(`_ARG_'), `', `R< ? >			$@', `R< ? >			$# _ARG_')
R< $+ >			$# $1
