dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       masquerade_envelope
dnl SUMMARY    envelope addresses are masqueraded as headers are
dnl ARGUMENTS  -
dnl PROVIDES   flag _MASQUERADE_ENVELOPE_
dnl REQUIRES   warning command MASQUERADE_AS
dnl PLACE      before MAILER
dnl SINCE      8.7
dnl EXAMPLE    MASQUERADE_AS(`example.org')
dnl            FEATURE(`masquerade_envelope')
dnl
define(`_MASQUERADE_ENVELOPE_', `1')
