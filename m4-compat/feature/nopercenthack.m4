dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       nopercenthack
dnl SUMMARY    % in an address means nothing
dnl ARGUMENTS  policy [required, one of reject/nospecial, first letter]  reject: such recipients are refused unless the client may relay; nospecial: they are local users
dnl PROVIDES   flag _NO_PERCENTHACK_
dnl PLACE      before MAILER
dnl SINCE      8.15.1
dnl EXAMPLE    FEATURE(`nopercenthack', `reject')
dnl
define(`_NO_PERCENTHACK_', ifelse(defn(`_ARG_'), `', ``e'', `substr(_ARG_, 0, 1)'))
ifelse(_NO_PERCENTHACK_, `r', `', _NO_PERCENTHACK_, `n', `', `errprint(`*** ERROR: FEATURE(`nopercenthack') needs reject or nospecial
')')
