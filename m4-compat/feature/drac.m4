dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       drac
dnl SUMMARY    clients whose address is in a map may relay (POP before SMTP)
dnl ARGUMENTS  map [optional, default DATABASE_MAP_TYPE MAIL_SETTINGS_DIRdrac]  the map, as in a K line
dnl PROVIDES   map drac, flag _DRAC_
dnl PLACE      before MAILER
dnl MAP        drac address -> any
dnl EXAMPLE    FEATURE(`drac')
dnl
define(`_DRAC_', `')
LOCAL_CONFIG
Kdrac ifelse(defn(`_ARG_'), `', `DATABASE_MAP_TYPE MAIL_SETTINGS_DIR`drac'', `_ARG_')
