dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       berkeley-only
dnl SUMMARY    a guard that says that the Berkeley files are samples
dnl ARGUMENTS  -
dnl PROVIDES   -
dnl PLACE      after OSTYPE, before MAILER
dnl EXAMPLE    DOMAIN(`berkeley-only')
dnl
errprint(`*** ERROR: this configuration uses the sample files of Berkeley, which name their hosts:
	write a domain file of your own and name that one in DOMAIN
')
