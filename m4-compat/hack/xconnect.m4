dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       xconnect
dnl SUMMARY    clients that may use the XCNCT command, from the access map
dnl ARGUMENTS  -
dnl PROVIDES   ruleset x_connect
dnl REQUIRES   feature access_db before : the clients are its entries
dnl PLACE      before MAILER
dnl MAP        access XConnect:host or address -> any value
dnl EXAMPLE    FEATURE(`access_db')
dnl            HACK(`xconnect')
dnl
ifdef(`_ACCESS_TABLE_', `', `errprint(`*** ERROR: HACK(`xconnect') needs FEATURE(`access_db') before it
')')
ifdef(`_ACCESS_TABLE_', `LOCAL_RULESETS
# client name $| client address: $# no refuses, anything else allows
Sx_connect
R$+ $| $+		$: $>D <$1> <?> <! XConnect> <$2>
R $| $+			$: <?> <$1>		no name: the address alone
R<?> <$+>		$: $>A <$1> <?> <! XConnect> <>
R<?> $*			$# no
R<$+> $*		$@ yes
divert(-1)')
