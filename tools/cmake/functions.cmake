# SPDX-License-Identifier: BSD-2-Clause
# The build functions of the project.

# target_def_sources(TARGET LIST.def MACRO FOLDER)
# Adds FOLDER/<name>.cc for each line MACRO(name) of LIST.def: a plug-in is one file and one line.
function(target_def_sources target list macro folder)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${list})
  file(STRINGS ${list} rows REGEX "^${macro}\\(")
  foreach(row IN LISTS rows)
    string(REGEX REPLACE "^${macro}\\(([A-Za-z0-9_]+).*" "\\1" name "${row}")
    target_sources(${target} PRIVATE ${folder}/${name}.cc)
  endforeach()
endfunction()

# add_unit_tests(MODULE LIBS... FILES files...)
# One gtest program per module, unit_<module>, run as one ctest.
function(add_unit_tests module)
  cmake_parse_arguments(arg "" "" "LIBS;FILES" ${ARGN})
  add_executable(unit_${module} ${arg_FILES})
  target_link_libraries(unit_${module} PRIVATE ${arg_LIBS} mw_test_support GTest::gtest GTest::gtest_main)
  add_test(NAME unit_${module} COMMAND unit_${module})
endfunction()

# add_spec_tests(FOLDER)
# Each *.md below FOLDER becomes the ctest spec_<folder>_<file>; UPDATE=1 rewrites its "out" blocks.
function(add_spec_tests folder)
  file(GLOB specs CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.md)
  foreach(spec IN LISTS specs)
    get_filename_component(name ${spec} NAME_WE)
    add_test(NAME spec_${folder}_${name}
             COMMAND spec_runner --bin ${CMAKE_RUNTIME_OUTPUT_DIRECTORY} --root ${CMAKE_SOURCE_DIR} ${spec})
    set_tests_properties(spec_${folder}_${name} PROPERTIES SKIP_RETURN_CODE 77)
  endforeach()
endfunction()

# static_program(TARGET)
# Links TARGET without shared libraries where the system has static ones: loading them is most of the time
# that a short run takes.
include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_LINK_OPTIONS -static)
check_cxx_source_compiles("int main() { return 0; }" MW_STATIC_LIBC)
set(MW_STARTUP_SCRIPT ${CMAKE_SOURCE_DIR}/tools/cmake/startup.ld)
set(CMAKE_REQUIRED_LINK_OPTIONS -static -Wl,-T,${MW_STARTUP_SCRIPT})
check_cxx_source_compiles("int main() { return 0; }" MW_STARTUP_SCRIPT_WORKS)
unset(CMAKE_REQUIRED_LINK_OPTIONS)
function(static_program target)
  if(MW_STATIC_LIBC AND NOT MW_SANITIZE AND NOT MW_SANITIZE_THREADS)
    target_link_options(${target} PRIVATE -static -Wl,--gc-sections)
  endif()
  if(MW_STRIP AND CMAKE_STRIP)
    # Not for the size alone: the linker writes here and there, and the kernel keeps such a file in single pages;
    # one that is written in one go starts a tenth of a millisecond earlier.
    add_custom_command(TARGET ${target} POST_BUILD
      COMMAND ${CMAKE_STRIP} -o $<TARGET_FILE:${target}>.stripped $<TARGET_FILE:${target}>
      COMMAND ${CMAKE_COMMAND} -E rename $<TARGET_FILE:${target}>.stripped $<TARGET_FILE:${target}>)
  endif()
endfunction()

# group_startup(TARGET)
# Lays the code that TARGET runs at its start side by side (startup.ld), where it is linked statically.
function(group_startup target)
  if(MW_STARTUP_SCRIPT_WORKS AND NOT MW_SANITIZE AND NOT MW_SANITIZE_THREADS)
    target_link_options(${target} PRIVATE -Wl,-T,${MW_STARTUP_SCRIPT})
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${MW_STARTUP_SCRIPT})
  endif()
endfunction()
