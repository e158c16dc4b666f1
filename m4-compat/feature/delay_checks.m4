dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       delay_checks
dnl SUMMARY    senders and connections are checked when the recipient is known
dnl ARGUMENTS  who [optional, one of friend/hater, any case, first letter]  friend: a recipient with Spam:... FRIEND gets all mail; hater: only recipients with HATER are protected
dnl            compat [optional]  anything: entries of old releases are not understood
dnl PROVIDES   ruleset checkrelay, ruleset checkmail, ruleset checkrcpt, flag _DELAY_CHECKS_
dnl REQUIRES   feature access_db if argument 1 given : Spam: entries
dnl PLACE      before MAILER
dnl SINCE      8.10.0
dnl MAP        access Spam:user@host, Spam:host, Spam:user@ -> FRIEND or HATER
dnl EXAMPLE    FEATURE(`access_db')
dnl            FEATURE(`delay_checks', `friend')
dnl
define(`_DELAY_CHECKS_', `1')
define(`_WHO_', lower(substr(_ARG_, 0, 1)))
ifelse(defn(`_ARG_'), `', `',
	_WHO_, `f', `define(`_SPAM_FRIEND_', `1')define(`_SPAM_FH_', ifdef(`_SPAM_FH_', `2', `1'))',
	_WHO_, `h', `define(`_SPAM_HATER_', `1')define(`_SPAM_FH_', ifdef(`_SPAM_FH_', `2', `1'))',
	`errprint(`*** ERROR: FEATURE(`delay_checks'): its first argument is friend or hater, not '_ARG_`
')')
ifelse(_ARG2_, `', `define(`_DELAY_COMPAT_8_10_', `1')')
