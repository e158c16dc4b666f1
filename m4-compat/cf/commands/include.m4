dnl SPDX-License-Identifier: BSD-2-Clause
dnl The commands that include a file of the library by its name.
dnl
define(`VERSIONID', ``#####  $1  #####
'')
dnl _INCLUDE_(folder, name, diversion)
define(`_INCLUDE_', `PUSHDIVERT($3)include(_CF_DIR_`$1/$2.m4')POPDIVERT`'')
dnl
define(`OSTYPE', `ifdef(`__OSTYPE__', `errprint(`*** ERROR: a second OSTYPE('$1`) after OSTYPE('__OSTYPE__`)
')')define(`__OSTYPE__', `$1')define(`_ARG_', `$2')_INCLUDE_(`ostype', `$1', -1)')
define(`DOMAIN', `define(`_ARG_', `$2')_INCLUDE_(`domain', `$1', -1)')
define(`FEATURE', `ifdef(`_MAILER_DEFINED_', `errprint(`*** ERROR: FEATURE(`$1') has to come before every MAILER()
')')define(`_ARG_', `$2')define(`_ARGS_', `shift($@)')ifelse(_MW_TARGET_, `8.17', `_INCLUDE_(`feature', `$1', -1)', `PUSHDIVERT(-1)ifdef(`_OLDER_READ_', `', `include(_CF_DIR_`cf/older.m4')')POPDIVERT`'_FEATURE_FOR_(`$1')')')
define(`HACK', `define(`_ARG_', `$2')define(`_ARGS_', `shift($@)')_INCLUDE_(`hack', `$1', -1)')
dnl
dnl MAILER(file, name): the second name tells two uses of one file apart.
define(`MAILER', `define(`_M_N_', ifelse(`$2', `', ``$1'', ``$2''))ifdef(`_MAILER_'_M_N_`_', `errprint(`*** ERROR: a second MAILER('_M_N_`) is left out
')', `_MAILER_(_M_N_, $@)')')
define(`_MAILER_', `define(`_MAILER_$1_', `')define(`_MAILER_DEFINED_', `1')define(`_ARG_', `$3')define(`_ARGS_', `shift(shift($@))')_INCLUDE_(`mailer', `$2', 7)')
dnl
dnl UUCP neighbours: SITECONFIG(file, our name, class letter), with SITE(hosts) lines in the file.
define(`SITECONFIG', `define(`_CLASS_$3_', `')define(`_S_', `$3')D$3$2
ifelse(`$3', `U', `C{w}$2 $2.UUCP
')sinclude(_CF_DIR_`siteconfig/$1.m4')')
define(`SITE', `ifelse(CONCAT(_S_, `$2'), `US', `define(`_CLASS_Y_', `')CY$1', `C`'_S_`'$1')')
define(`UUCPSMTP', `R DOL(*) <@ $1 .UUCP > DOL(*)	DOL(1) < @ $2 > DOL(2)')
