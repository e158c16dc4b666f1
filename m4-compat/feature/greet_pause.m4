dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       greet_pause
dnl SUMMARY    wait before the greeting and refuse clients that talk first
dnl ARGUMENTS  milliseconds [optional]  the pause for clients without an entry in access
dnl PROVIDES   ruleset greet_pause, hook Local_greet_pause, flag _GREET_PAUSE_
dnl REQUIRES   feature access_db before if argument 1 missing : the map gives the pause
dnl PLACE      before MAILER
dnl SINCE      8.13.0
dnl MAP        access GreetPause:host -> milliseconds
dnl EXAMPLE    FEATURE(`greet_pause', `5000')
dnl
ifelse(len(defn(`_ARG_')), `0', `ifdef(`_ACCESS_TABLE_', `', `errprint(`*** ERROR: FEATURE(`greet_pause') needs a number, or FEATURE(`access_db') before it
')')')
define(`_GREET_PAUSE_', `1')
LOCAL_RULESETS
#  Local_greet_pause: rules of the site for the pause
SLocal_greet_pause

#  greet_pause: "name $| address" to "$# milliseconds"
Sgreet_pause
R$*			$: < $1 > < ? > $| $>"Local_greet_pause" $1
R< $* > < ? > $| $#$*	$#$2
R< $* > < ? > $| $*	$: $1
ifdef(`_ACCESS_TABLE_', `R$+ $| $+		$: $>D < $1 > < ? > < ! GreetPause > < $2 >
R$| $+			$: $>A < $1 > < ? > < ! GreetPause > < >
R< ? > < $+ >		$: $>A < $1 > < ? > < ! GreetPause > < >
R< ? > < $* >		ifelse(len(defn(`_ARG_')), `0', `$@', `$# _ARG_')
R< $* < TMPF > > < $* >	$@
R< $+ > < $* >		$# $1', `R$*			$# _ARG_')
