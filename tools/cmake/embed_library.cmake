# SPDX-License-Identifier: BSD-2-Clause
# cmake -DFOLDER=m4-compat -DOUTPUT=library_files.cc -P embed_library.cmake
# Writes the m4 files below FOLDER as a C++ table of names and texts, sorted by name.
file(GLOB_RECURSE files RELATIVE "${FOLDER}" "${FOLDER}/*.m4")
list(SORT files)
set(text "// Made by embed_library.cmake.\n#include \"mc/builtin_library.h\"\n\nnamespace mw::mc {\n")
string(APPEND text "namespace {\nconstexpr LibraryFile kFiles[] = {\n")
foreach(file IN LISTS files)
  file(READ "${FOLDER}/${file}" content)
  # A raw literal: m4 text needs no escapes, and never holds the closing mark.
  string(FIND "${content}" ")mw-m4\"" closing)
  if(NOT closing EQUAL -1)
    message(FATAL_ERROR "${file} holds the mark that ends a literal")
  endif()
  string(APPEND text "    {\"${file}\", R\"mw-m4(${content})mw-m4\"},\n")
endforeach()
string(APPEND text "};\n}  // namespace\n\n")
string(APPEND text "std::span<const LibraryFile> BuiltinFiles() { return kFiles; }\n\n}  // namespace mw::mc\n")
file(WRITE "${OUTPUT}.new" "${text}")
file(COPY_FILE "${OUTPUT}.new" "${OUTPUT}" ONLY_IF_DIFFERENT)
file(REMOVE "${OUTPUT}.new")
