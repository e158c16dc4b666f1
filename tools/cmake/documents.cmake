# SPDX-License-Identifier: BSD-2-Clause
# Manual pages (build/man) and shell completions (build/completions), made from what the programs say of their
# options. Included by tools/CMakeLists.txt, behind the programs.
set(MW_PROGRAMS)
foreach(program mc2cf mcm4 mcmaps cftest mcroute mclint mcmigrate)
  if(TARGET ${program})
    list(APPEND MW_PROGRAMS ${program})
  endif()
endforeach()
# They have the names of sendmail's own programs.
set(MW_DROP_INS makemap editmap praliases)

# The tests of the documents need the names.
set(MW_PROGRAMS ${MW_PROGRAMS} PARENT_SCOPE)
set(MW_DROP_INS ${MW_DROP_INS} PARENT_SCOPE)

set(sources ${CMAKE_CURRENT_SOURCE_DIR})
set(pages)
foreach(program IN LISTS MW_PROGRAMS MW_DROP_INS)
  file(GLOB page CONFIGURE_DEPENDS ${sources}/man/${program}.[18])
  if(NOT page)
    message(WARNING "there is no manual page of ${program}")
    continue()
  endif()
  get_filename_component(name ${page} NAME)
  set(out ${CMAKE_BINARY_DIR}/man/${name})
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/man
    COMMAND sh ${sources}/man/page.sh ${page} $<TARGET_FILE:${program}> ${out}
    DEPENDS ${page} ${program} ${sources}/man/page.sh ${sources}/man/options.awk ${sources}/help.awk
            ${sources}/drop_ins.tsv
    COMMENT "Manual page ${name}"
    VERBATIM)
  list(APPEND pages ${out})
endforeach()

set(completions ${CMAKE_BINARY_DIR}/completions)
add_custom_command(
  OUTPUT ${completions}/stamp
  COMMAND sh ${sources}/completions/complete.sh ${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${completions}
          ${MW_PROGRAMS} ${MW_DROP_INS}
  COMMAND ${CMAKE_COMMAND} -E touch ${completions}/stamp
  DEPENDS ${MW_PROGRAMS} ${sources}/help.awk ${sources}/drop_ins.tsv ${sources}/completions/complete.sh
          ${sources}/completions/bash.awk ${sources}/completions/zsh.awk ${sources}/completions/fish.awk
  COMMENT "Shell completions"
  VERBATIM)
add_custom_target(documents ALL DEPENDS ${pages} ${completions}/stamp)
