dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       redirect
dnl SUMMARY    user@host.REDIRECT (in aliases) tells the sender the new address
dnl ARGUMENTS  -
dnl PROVIDES   rules ParseLocal, class P
dnl PLACE      before MAILER
dnl SINCE      8.6
dnl EXAMPLE    FEATURE(`redirect')
dnl
LOCAL_RULE_0
dnl Not while the aliases are built: there the address is no recipient yet.
R$* < @ $+ . REDIRECT . >	$: $1 < @ $2 . REDIRECT . > < $&{opMode} >
R$* < @ $+ . REDIRECT . > < i >	$: $1 < @ $2 . REDIRECT . >
R$* < @ $+ . REDIRECT . > < $- >	$#error $@ 5.1.1 $: "551 User has moved; please try " <$1@$2>
LOCAL_CONFIG
CPREDIRECT
