dnl SPDX-License-Identifier: BSD-2-Clause
dnl The options of milters; only when the .mc declares one.
dnl
#  Milters
_OPTION(`InputMailFilters', `confINPUT_MAIL_FILTERS')
_OPTION(`Milter.LogLevel', `confMILTER_LOG_LEVEL')
_OPTION(`Milter.macros.connect', `confMILTER_MACROS_CONNECT')
_OPTION(`Milter.macros.helo', `confMILTER_MACROS_HELO')
_OPTION(`Milter.macros.envfrom', `confMILTER_MACROS_ENVFROM')
_OPTION(`Milter.macros.envrcpt', `confMILTER_MACROS_ENVRCPT')
_OPTION(`Milter.macros.eom', `confMILTER_MACROS_EOM')
_OPTION(`Milter.macros.eoh', `confMILTER_MACROS_EOH')
_OPTION(`Milter.macros.data', `confMILTER_MACROS_DATA')
