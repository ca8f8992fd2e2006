# Makes C of files: a table of name and bytes, in the order that they are given in.
#
#   cmake -DOUT=data.c -DFILES=a.txt,b.txt -DHEADER=diag/examples.h
#         "-DTABLE=struct example_file example_files" [-DBASE=folder] -P embed.cmake
#
# With BASE a name is the path from there.
#
# Bytes and not string literals, for C promises no more than 4095 characters of those.

string(REPLACE "," ";" FILES "${FILES}")
set(arrays "")
set(rows "")
set(index 0)
foreach(file IN LISTS FILES)
  if(DEFINED BASE)
    file(RELATIVE_PATH name "${BASE}" "${file}")
  else()
    get_filename_component(name "${file}" NAME)
  endif()
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "static const unsigned char data_${index}[] = {${bytes}};\n")
  string(APPEND rows
    "    {\"${name}\", {(const char *)data_${index}, sizeof data_${index}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUT}"
  "/* Made by embed.cmake; do not edit. */\n#include \"${HEADER}\"\n\n"
  "${arrays}\nconst ${TABLE}[] = {\n${rows}    {0},\n};\n")
