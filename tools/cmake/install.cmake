# SPDX-License-Identifier: BSD-2-Clause
# What `cmake --install` and the .deb contain. The drop-ins lie in a folder of their own, so that nothing of an
# installed sendmail is replaced; put lib/mailwright/bin first in PATH to use them by their plain names.
include(GNUInstallDirs)
set(MW_SHARE ${CMAKE_INSTALL_DATAROOTDIR})
set(MW_DOC ${MW_SHARE}/doc/mailwright)
if(EXISTS /etc/debian_version)
  set(MW_ZSH ${MW_SHARE}/zsh/vendor-completions)
else()
  set(MW_ZSH ${MW_SHARE}/zsh/site-functions)
endif()

install(TARGETS ${MW_PROGRAMS} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS ${MW_DROP_INS} RUNTIME DESTINATION lib/mailwright/bin)
foreach(program IN LISTS MW_DROP_INS)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/links)
  file(CREATE_LINK ../lib/mailwright/bin/${program} ${CMAKE_BINARY_DIR}/links/mw-${program} SYMBOLIC)
  install(FILES ${CMAKE_BINARY_DIR}/links/mw-${program} DESTINATION ${CMAKE_INSTALL_BINDIR})
endforeach()

# Manual pages, compressed as Debian wants them: without a name and a time inside.
foreach(page IN LISTS pages)
  get_filename_component(name ${page} NAME)
  string(REGEX REPLACE "^.*\\.([0-9])$" "\\1" section ${name})
  string(REGEX REPLACE "\\.[0-9]$" "" program ${name})
  if(program IN_LIST MW_DROP_INS)
    set(name mw-${name})
  endif()
  set(packed ${CMAKE_BINARY_DIR}/man/${name}.gz)
  add_custom_command(OUTPUT ${packed} COMMAND gzip -9nc ${page} > ${packed} DEPENDS ${page} VERBATIM)
  list(APPEND packed_pages ${packed})
  install(FILES ${packed} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()

install(DIRECTORY ${completions}/bash/ DESTINATION ${MW_SHARE}/bash-completion/completions)
install(DIRECTORY ${completions}/zsh/ DESTINATION ${MW_ZSH})
install(DIRECTORY ${completions}/fish/ DESTINATION ${MW_SHARE}/fish/vendor_completions.d)

install(DIRECTORY ${CMAKE_SOURCE_DIR}/m4-compat DESTINATION ${MW_SHARE}/mailwright PATTERN sh EXCLUDE)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/m4-compat/sh DESTINATION ${MW_SHARE}/mailwright/m4-compat
        FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
install(FILES ${CMAKE_SOURCE_DIR}/Makefile.maps DESTINATION ${MW_SHARE}/mailwright)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/samples/ DESTINATION ${MW_DOC}/examples)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/tests/spec/guide/ DESTINATION ${MW_DOC}/guide OPTIONAL)
install(FILES ${CMAKE_SOURCE_DIR}/README.md DESTINATION ${MW_DOC})
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${MW_DOC} RENAME copyright)
set(MW_MAINTAINER "mailwright developers <mailwright@localhost.localdomain>"
    CACHE STRING "Maintainer of the Debian package")
configure_file(${CMAKE_CURRENT_SOURCE_DIR}/deb/changelog.in ${CMAKE_BINARY_DIR}/man/changelog.Debian @ONLY)
set(changes)
foreach(pair changelog.gz:${CMAKE_SOURCE_DIR}/CHANGELOG.md
             changelog.Debian.gz:${CMAKE_BINARY_DIR}/man/changelog.Debian)
  string(REGEX MATCH "^([^:]*):(.*)$" pair ${pair})
  set(packed ${CMAKE_BINARY_DIR}/man/${CMAKE_MATCH_1})
  add_custom_command(OUTPUT ${packed} COMMAND gzip -9nc ${CMAKE_MATCH_2} > ${packed} DEPENDS ${CMAKE_MATCH_2}
                     VERBATIM)
  list(APPEND changes ${packed})
endforeach()
install(FILES ${changes} DESTINATION ${MW_DOC})
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/deb/lintian-overrides
        DESTINATION ${MW_SHARE}/lintian/overrides RENAME mailwright)
add_custom_target(packed_documents ALL DEPENDS ${packed_pages} ${changes})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME mailwright)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "${MW_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "toolchain for sendmail configuration")
set(CPACK_PACKAGE_DESCRIPTION "Compiles sendmail.mc, builds and checks maps, finds mistakes and conflicts, and
answers where a message would go and why, all without a running sendmail.
Nothing of an installed sendmail is replaced: stand-ins for makemap, editmap
and praliases are called mw-makemap, mw-editmap and mw-praliases.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION mail)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "sendmail-bin, sendmail-cf, make")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
