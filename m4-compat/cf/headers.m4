dnl SPDX-License-Identifier: BSD-2-Clause
dnl Precedences, trusted users and headers.
dnl
#  Precedence of messages
dnl The larger, the sooner; below zero nothing is returned on errors.
Pfirst-class=0
Pspecial-delivery=100
dnl What machines send:
Plist=-30
Pbulk=-60
Pjunk=-100
#  Users who may set the sender
ifdef(`_USE_CT_FILE_', `Ft`'ifdef(`confCT_FILE', `confCT_FILE', `MAIL_SETTINGS_DIR`'trusted-users')
')dnl
Troot
Tdaemon
ifdef(`_NO_UUCP_', `', `Tuucp
')dnl
ifdef(`confTRUSTED_USERS', `T`'confTRUSTED_USERS
')dnl
#  Headers
ifdef(`confFROM_HEADER', `', `define(`confFROM_HEADER', `$?x$x <$g>$|$g$.')')dnl
ifdef(`confMESSAGEID_HEADER', `', `define(`confMESSAGEID_HEADER', `<$t.$i@$j>')')dnl
H?P?Return-Path: <$g>
HReceived: confRECEIVED_HEADER
dnl The Resent- form comes first: it is used when the message has been sent on.
H?D?Resent-Date: $a
H?D?Date: $a
dnl The flag between question marks is one of the mailer.
H?F?Resent-From: confFROM_HEADER
H?F?From: confFROM_HEADER
H?x?Full-Name: $x
dnl x, F and M as well: names and ids only where the mailer wants them.
H?M?Resent-Message-Id: confMESSAGEID_HEADER
H?M?Message-Id: confMESSAGEID_HEADER
