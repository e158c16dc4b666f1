dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       ratecontrol
dnl SUMMARY    a client may connect only so many times in a window of time
dnl ARGUMENTS  delay [optional, one of nodelay, any case]  nodelay: checked at once even with delay_checks
dnl            reply [optional, one of terminate, any case]  terminate: 421 and the end of the session, not 452
dnl PROVIDES   ruleset RateControl, flag _RATE_CONTROL_
dnl REQUIRES   feature access_db before
dnl            feature delay_checks before if argument 1 is nodelay
dnl PLACE      before MAILER
dnl SINCE      8.13.0
dnl MAP        access ClientRate:address, ClientRate:net, ClientRate: -> number, 0 for no limit
dnl EXAMPLE    FEATURE(`access_db')
dnl            FEATURE(`ratecontrol', `', `terminate')
dnl
ifdef(`_ACCESS_TABLE_', `define(`_FFR_SRCHLIST_A', `1')define(`_RATE_CONTROL_', `1')', `errprint(`*** ERROR: FEATURE(`ratecontrol') needs FEATURE(`access_db') before it
')')
ifelse(lower(defn(`_ARG_')), `nodelay', `ifdef(`_DELAY_CHECKS_', `define(`_RATE_CONTROL_IMMEDIATE_', `1')define(`_CONTROL_IMMEDIATE_', `1')', `errprint(`*** ERROR: FEATURE(`ratecontrol', `nodelay') needs FEATURE(`delay_checks') before it
')')',
	defn(`_ARG_'), `', `', `errprint(`*** ERROR: FEATURE(`ratecontrol'): its first argument is nodelay or nothing
')')
define(`_RATE_CONTROL_REPLY', `452')
ifelse(lower(_ARG2_), `terminate', `define(`_RATE_CONTROL_REPLY', `421')',
	_ARG2_, `', `', `errprint(`*** ERROR: FEATURE(`ratecontrol'): its second argument is terminate or nothing
')')
