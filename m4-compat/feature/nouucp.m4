dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       nouucp
dnl SUMMARY    ! in an address means nothing
dnl ARGUMENTS  policy [required, one of reject/nospecial, first letter]  reject: such recipients are refused unless the client may relay; nospecial: they are local users
dnl PROVIDES   flag _NO_UUCP_
dnl PLACE      before MAILER
dnl SINCE      8.10.0
dnl EXAMPLE    FEATURE(`nouucp', `reject')
dnl
define(`_NO_UUCP_', ifelse(defn(`_ARG_'), `', ``e'', `substr(_ARG_, 0, 1)'))
ifelse(_NO_UUCP_, `r', `', _NO_UUCP_, `n', `', `errprint(`*** ERROR: FEATURE(`nouucp') needs reject or nospecial
')')
