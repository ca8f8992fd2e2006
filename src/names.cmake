# Makes an enum's names of the rows of a table, so that who sees the enum does not see their texts.
#
#   cmake -DOUT=names.inc -DSRC=src -DTABLE=diag/catalogue_all.def -DPREFIX=DIAG_
#         "-DROW=DIAG\\([0-9]+," -P names.cmake
#
# A row begins a line with ROW and its name: `DIAG(101, NOT_UTF8,` makes `DIAG_NOT_UTF8,`. Tables
# that the table includes are read in their place. The file is written only where it differs: a text
# that changed compiles nothing anew but the table itself.

function(add_names table)
  file(STRINGS "${SRC}/${table}" lines REGEX "^(${ROW} *[A-Z0-9_]+,|#include )")
  foreach(line IN LISTS lines)
    if(line MATCHES "^#include \"([^\"]+)\"")
      add_names("${CMAKE_MATCH_1}")
    elseif(line MATCHES "^${ROW} *([A-Z0-9_]+),")
      string(APPEND names "${PREFIX}${CMAKE_MATCH_1},\n")
    endif()
  endforeach()
  set(names "${names}" PARENT_SCOPE)
endfunction()

set(names "/* Made by names.cmake; do not edit. */\n")
add_names("${TABLE}")
file(CONFIGURE OUTPUT "${OUT}" CONTENT "${names}" @ONLY)
