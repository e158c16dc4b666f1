dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       vnet
dnl SUMMARY    hosts of the network VNET are reached through the relay $A
dnl ARGUMENTS  -
dnl PROVIDES   class A, rules Canonify2, rules Parse1
dnl PLACE      before MAILER
dnl EXAMPLE    FEATURE(`vnet')
dnl            LOCAL_CONFIG
dnl            DAvnetrelay.example.org
dnl
LOCAL_CONFIG
CAvnet.ibm.com vnet rscs ipnet
LOCAL_RULE_3
R$* < @ $- . $=A > $*	$@ $1 < @ $2 . vnet . > $4
LOCAL_NET_CONFIG
R$* < @ $+ . vnet . > $*	$#relay $@ $A $: $1 < @ $2 . VNET . > $3
R$* < @ $* vnet . ibm . com > $*	$#relay $@ $2 vnet.ibm.com $: $1 < @ $2 vnet.ibm.com > $3
LOCAL_CONFIG
