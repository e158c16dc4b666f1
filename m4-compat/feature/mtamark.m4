dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       mtamark
dnl SUMMARY    clients that DNS says are no mail servers are refused
dnl ARGUMENTS  message [optional, default "550 Rejected: " address " not listed as MTA"]  the text of the refusal
dnl            failure [optional]  when the name server fails: nothing goes on, t defers with a text, other text is that text
dnl            prefix [optional, default _perm._smtp._srv]  the labels before the reversed address
dnl PROVIDES   map mtamark, rules Basic_check_relay
dnl PLACE      before MAILER
dnl SINCE      8.13.0
dnl EXAMPLE    FEATURE(`mtamark')
dnl
ifdef(`_MTAMARK_R', `', `define(`_MTAMARK_R', `1')LOCAL_CONFIG
Kmtamark dns -R TXT -a. -T<TMP> -r`'ifdef(`MTAMARK_TO', `MTAMARK_TO', `5')
')define(`_MTAMARK_RR_', ifelse(_ARG3_, `', ``_perm._smtp._srv'', `_ARG3_'))
divert(8)
#  mtamark: refuses clients that are no mail servers
R$*			$: $&{client_addr}
R$- . $- . $- . $-	$: < ? > $(mtamark _MTAMARK_RR_ . $4 . $3 . $2 . $1 . in-addr.arpa. $: OK $)
R< ? > 1 .		$: OKSOFAR
R< ? > $+ < TMP >	ifelse(_ARG2_, `', `$: TMPOK', `$#error $@ 4.4.3 $: ifelse(_ARG2_, `t', `"451 Temporary lookup failure of " $&{client_addr} " for MTAMARK"', `_ARG2_')')
R< ? > 0 .		$#error $@ 5.7.1 $: ifelse(defn(`_ARG_'), `', `"550 Rejected: " $&{client_addr} " not listed as MTA"', `_ARG_')
