dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       nocanonify
dnl SUMMARY    names of hosts in addresses are not looked up
dnl ARGUMENTS  hosts [optional, one of canonify_hosts, any case]  canonify_hosts: names without a dot are
dnl PROVIDES   flag _NO_CANONIFY_
dnl PLACE      before MAILER
dnl SINCE      8.4
dnl EXAMPLE    FEATURE(`nocanonify')
dnl
define(`_NO_CANONIFY_', `1')
ifelse(defn(`_ARG_'), `', `', strcasecmp(_ARG_, `canonify_hosts'), `1', `define(`_CANONIFY_HOSTS_', `1')', `errprint(`*** ERROR: FEATURE(`nocanonify'): its argument is canonify_hosts or nothing
')')
