# Two functions shape every target of the project: entente_library and entente_test.
include(GNUInstallDirs)

add_library(entente_flags INTERFACE)
target_include_directories(entente_flags INTERFACE ${PROJECT_SOURCE_DIR})
# Members have default initializers, so a list that leaves some out says all that it means to.
target_compile_options(entente_flags INTERFACE
  -Wall -Wextra -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers -Werror
  -fstack-protector-strong -fstack-clash-protection -fcf-protection
  $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2> -D_GLIBCXX_ASSERTIONS)
target_link_options(entente_flags INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
if(ENTENTE_SANITIZE)
  target_compile_options(entente_flags INTERFACE
    -fsanitize=${ENTENTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(entente_flags INTERFACE -fsanitize=${ENTENTE_SANITIZE})
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# entente_library(NAME graph_model SRCS a.cc b.cc DEPS absl::strings ...)
# One static library a folder; sources are listed, so that a file nobody lists is seen to be dead.
function(entente_library)
  cmake_parse_arguments(ARG "" "NAME" "SRCS;DEPS" ${ARGN})
  if(ARG_SRCS)
    add_library(entente_${ARG_NAME} STATIC ${ARG_SRCS})
    target_link_libraries(entente_${ARG_NAME} PUBLIC entente_flags ${ARG_DEPS})
  else()
    add_library(entente_${ARG_NAME} INTERFACE)
    target_link_libraries(entente_${ARG_NAME} INTERFACE entente_flags ${ARG_DEPS})
  endif()
endfunction()

# entente_test(NAME graph/model/period_test SRCS period_test.cc DEPS entente_graph_model [ARGS ...]
#              [TIMEOUT seconds] [LABELS ...])
# The test's name is its path below tests/, so `ctest -R graph/model` runs a folder.
function(entente_test)
  cmake_parse_arguments(ARG "" "NAME;TIMEOUT" "SRCS;DEPS;ARGS;LABELS" ${ARGN})
  string(REPLACE "/" "_" target ${ARG_NAME})
  add_executable(${target} ${ARG_SRCS})
  target_link_libraries(${target} PRIVATE entente_flags ${ARG_DEPS} GTest::gtest GTest::gmock
                        GTest::gtest_main)
  add_test(NAME ${ARG_NAME} COMMAND ${target} ${ARG_ARGS}
           WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  # A matching skip expression outweighs a failure, so it must match only where nothing else ran:
  # GoogleTest then closes with no passed tests and the list of the skipped ones, and nothing after.
  set_tests_properties(${ARG_NAME} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
                       SKIP_REGULAR_EXPRESSION
                       "\\[  PASSED  \\] 0 tests\\.\n(\\[  SKIPPED \\] [^\n]*\n)+$")
endfunction()
