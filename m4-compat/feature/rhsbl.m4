dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       rhsbl
dnl SUMMARY    senders whose domain is in a DNS list are refused
dnl ARGUMENTS  list [required]  the domain of the list
dnl            message [optional]  the text of the refusal
dnl            failure [optional]  when the name server fails: nothing goes on, t defers with a text, other text is that text
dnl PROVIDES   map dnsbl, macro {RHS}, rules Basic_check_relay
dnl REQUIRES   feature access_db : entries From: that accept a sender come first
dnl PLACE      before MAILER, repeatable
dnl EXAMPLE    FEATURE(`access_db')
dnl            FEATURE(`rhsbl', `rhs.example.org')
dnl

