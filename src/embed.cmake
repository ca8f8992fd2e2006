# Makes C of files: a table of name and bytes, in the order that they are given in.
#
#   cmake -DOUT=data.c -DFILES=a.json,b.json -DHEADER=schema/builtin.h
#         "-DTABLE=struct builtin builtin_schemas" [-DCOMPACT=ON] -P embed.cmake
#
# With COMPACT each row also has the same bytes without what only people read: descriptions on
# lines of their own and indentation make up half of a schema, and every run would read them.
# Bytes and not string literals, for C promises no more than 4095 characters of those.

string(REPLACE "," ";" FILES "${FILES}")
set(arrays "")
set(rows "")
set(index 0)
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "static const unsigned char data_${index}[] = {${bytes}};\n")
  set(row "{\"${name}\", {(const char *)data_${index}, sizeof data_${index}}")
  if(COMPACT)
    # Line by line in hexadecimal, where ";" and brackets of the text are nothing special to CMake:
    # 0a is the end of a line, 20 a space, 22...223a20 a key, 222c the end of a string and a comma.
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\1 " spaced "${hex}")
    string(REGEX REPLACE "0a (20 )*22 64 65 73 63 72 69 70 74 69 6f 6e 22 3a 20 22 ([1-9b-f][0-9a-f] |0[0-9b-f] |a[0-9a-f] )*22 2c 0a " "0a " compact "${spaced}")
    string(REGEX REPLACE "0a (20 )+" "0a " compact "${compact}")
    # 22 65 6e ... 5b a list of descriptions of an enum's values, up to 5d 2c, the bracket and comma
    string(REGEX REPLACE "0a 22 65 6e 75 6d 44 65 73 63 72 69 70 74 69 6f 6e 73 22 3a 20 5b ([0-46-9a-f][0-9a-f] |5[0-9a-ce-f] )*5d 2c 0a " "0a " compact "${compact}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f]) " "0x\\1," compact "${compact}")
    string(APPEND arrays "static const unsigned char compact_${index}[] = {${compact}};\n")
    string(APPEND row ", {(const char *)compact_${index}, sizeof compact_${index}}")
  endif()
  string(APPEND rows "    ${row}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUT}"
  "/* Made by embed.cmake; do not edit. */\n#include \"${HEADER}\"\n\n"
  "${arrays}\nconst ${TABLE}[] = {\n${rows}    {0},\n};\n")
