dnl SPDX-License-Identifier: BSD-2-Clause
dnl Options that are not one macro each: listeners, paths that are always written, lists.
dnl
#  Daemons, paths and lists
ifelse(defn(`_DPO_'), `', `ifdef(`_NETINET6_', `O DaemonPortOptions=Name=MTA-v4, Family=inet
O DaemonPortOptions=Name=MTA-v6, Family=inet6', `O DaemonPortOptions=Name=MTA')', `_DPO_')
ifdef(`_NO_MSA_', `', `O DaemonPortOptions=Port=587, Name=MSA, M=E')
ifelse(defn(`_CPO_'), `', `#O ClientPortOptions=Family=inet, Address=0.0.0.0', `_CPO_')
O QueueDirectory=ifdef(`QUEUE_DIR', `QUEUE_DIR', `/var/spool/mqueue')
O HelpFile=ifdef(`HELP_FILE', `HELP_FILE', `MAIL_SETTINGS_DIR`'helpfile')
ifelse(confTIME_ZONE, `USE_SYSTEM', `#O TimeZoneSpec=', confTIME_ZONE, `USE_TZ', `O TimeZoneSpec=', `O TimeZoneSpec=confTIME_ZONE')
ifelse(defn(`_MAIL_FILTERS_DEF'), `', `', `include(_CF_DIR_`cf/milters.m4')')dnl
ifdef(`_NEED_SMTPOPMODES_', `C{SMTPOpModes} s d D
')dnl
_QUEUE_GROUP_
