dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       compat_check
dnl SUMMARY    pairs of sender and recipient are refused by access
dnl ARGUMENTS  -
dnl PROVIDES   ruleset check_compat
dnl REQUIRES   feature access_db before
dnl PLACE      before MAILER
dnl SINCE      8.12.0
dnl MAP        access Compat:sender<@>recipient -> DISCARD, TEMP:text, ERROR:text
dnl EXAMPLE    FEATURE(`access_db')
dnl            FEATURE(`compat_check')
dnl
ifdef(`_ACCESS_TABLE_', `', `errprint(`*** FEATURE(`compat_check') needs FEATURE(`access_db') before it
')')
LOCAL_RULESETS
#  check_compat: "sender $| recipient" to an error, a discard, or OK
Scheck_compat
R< $+ > $| $+		$: $1 $| $2
R$+ $| < $+ >		$: $1 $| $2
R$+ $| $+		$: < $(access Compat:$1<@>$2 $: OK $) >
R< DISCARD >		$#discard $: " - discarded by check_compat"
R< $* < TMPF > >	$#error $@ 4.3.0 $: _TMPFMSG_(`CC')
R< TEMP : $* >		$#error $@ TEMPFAIL $: $1 " error from check_compat. Try again later"
R< ERROR : $* >		$#error $@ UNAVAILABLE $: $1 " error from check_compat"
