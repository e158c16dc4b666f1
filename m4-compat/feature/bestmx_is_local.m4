dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       bestmx_is_local
dnl SUMMARY    mail for domains whose best mail exchanger is this host is local
dnl ARGUMENTS  domains [optional]  only these domains are looked up; without them every host is
dnl PROVIDES   map bestmx, rules Parse1, flag _BESTMX_IS_LOCAL_
dnl PLACE      before MAILER
dnl SINCE      8.7
dnl EXAMPLE    FEATURE(`bestmx_is_local', `example.org')
dnl
define(`_BESTMX_IS_LOCAL_', _ARG_)
LOCAL_CONFIG
Kbestmx bestmx
ifelse(defn(`_ARG_'), `', `', `CB`'_ARG_
')LOCAL_NET_CONFIG
R$* < @ ifelse(defn(`_ARG_'), `', `$+ . > $*		$: < $(bestmx $2 $: ? $) > $1 < @ $2 . > $3', `$* $=B . > $*	$: < $(bestmx $2 $3 $: ? $) > $1 < @ $2 $3 . > $4')
dnl The user may be a route to another host.
R< $=w . > $* $=O $* < @ $+ > $*	$@ $>Recurse $2 $3 $4
R< $=w . > $* < @ $+ > $*	$@ $>CanonLocal < $2 >
R< $+ > $* < @ $+ > $*	$: $2 < @ $3 > $4
