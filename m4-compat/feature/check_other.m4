dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       check_other
dnl SUMMARY    clients that send certain lines as commands are cut off
dnl ARGUMENTS  command [optional, default ^[[:print:]]+ *:]  a regular expression for a command line
dnl PROVIDES   map badcmd, ruleset check_other
dnl PLACE      before MAILER
dnl SINCE      8.17.1
dnl EXAMPLE    FEATURE(`check_other')
dnl
define(`CHKORX', ifelse(defn(`_ARG_'), `', ``^[[:print:]]+ *:'', `_ARG_'))
LOCAL_CONFIG
Kbadcmd regex -m -a<BADCMD> CHKORX
LOCAL_RULESETS
#  check_other: "command $| first digit of the reply"
Scheck_other
R$* $| 2		$@ ok
R$* $| $*		$: $(badcmd $1 $)
R$* < BADCMD >		$#error $@ 4.7.0 $: 421 bad command
