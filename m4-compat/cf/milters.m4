dnl SPDX-License-Identifier: BSD-2-Clause
dnl The options of milters; only when the .mc declares one.
dnl
#  Milters
ifdef(`confINPUT_MAIL_FILTERS', ``O InputMailFilters'ifelse(defn(`confINPUT_MAIL_FILTERS'), `', `', `=confINPUT_MAIL_FILTERS')', ``#O InputMailFilters'')
ifdef(`confMILTER_LOG_LEVEL', ``O Milter.LogLevel'ifelse(defn(`confMILTER_LOG_LEVEL'), `', `', `=confMILTER_LOG_LEVEL')', ``#O Milter.LogLevel'')
ifdef(`confMILTER_MACROS_CONNECT', ``O Milter.macros.connect'ifelse(defn(`confMILTER_MACROS_CONNECT'), `', `', `=confMILTER_MACROS_CONNECT')', ``#O Milter.macros.connect'')
ifdef(`confMILTER_MACROS_HELO', ``O Milter.macros.helo'ifelse(defn(`confMILTER_MACROS_HELO'), `', `', `=confMILTER_MACROS_HELO')', ``#O Milter.macros.helo'')
ifdef(`confMILTER_MACROS_ENVFROM', ``O Milter.macros.envfrom'ifelse(defn(`confMILTER_MACROS_ENVFROM'), `', `', `=confMILTER_MACROS_ENVFROM')', ``#O Milter.macros.envfrom'')
ifdef(`confMILTER_MACROS_ENVRCPT', ``O Milter.macros.envrcpt'ifelse(defn(`confMILTER_MACROS_ENVRCPT'), `', `', `=confMILTER_MACROS_ENVRCPT')', ``#O Milter.macros.envrcpt'')
ifdef(`confMILTER_MACROS_EOM', ``O Milter.macros.eom'ifelse(defn(`confMILTER_MACROS_EOM'), `', `', `=confMILTER_MACROS_EOM')', ``#O Milter.macros.eom'')
ifdef(`confMILTER_MACROS_EOH', ``O Milter.macros.eoh'ifelse(defn(`confMILTER_MACROS_EOH'), `', `', `=confMILTER_MACROS_EOH')', ``#O Milter.macros.eoh'')
ifdef(`confMILTER_MACROS_DATA', ``O Milter.macros.data'ifelse(defn(`confMILTER_MACROS_DATA'), `', `', `=confMILTER_MACROS_DATA')', ``#O Milter.macros.data'')
