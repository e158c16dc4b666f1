dnl SPDX-License-Identifier: BSD-2-Clause
dnl The entry of the library: m4 DIR/m4/cf.m4 site.mc, or include(`DIR/m4/cf.m4') in the .mc.
dnl
dnl A .mc only sets flags and fills diversions; the .cf is written when all input has been read, by
dnl cf/skeleton.m4. Reading this file a second time changes nothing. The folder of the library
dnl is the name of this file without its last eight characters, or what -D_CF_DIR_=DIR/ says.
ifdef(`OSTYPE', `', `divert(-1)
changecom()
undefine(`format')
ifdef(`_CF_DIR_', `', `define(`_CF_DIR_',
	ifelse(__file__, `__file__', `../', `substr(__file__, 0, eval(len(__file__) - 8))'))')
include(_CF_DIR_`cf/commands/helpers.m4')
include(_CF_DIR_`cf/commands/include.m4')
include(_CF_DIR_`cf/commands/places.m4')
include(_CF_DIR_`cf/commands/names.m4')
include(_CF_DIR_`cf/commands/settings.m4')
include(_CF_DIR_`cf/commands/defaults.m4')
m4wrap(`include(_CF_DIR_`cf/skeleton.m4')')
divert(0)include(_CF_DIR_`cf/made.m4')')dnl
