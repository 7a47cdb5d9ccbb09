# How our own code is compiled: warnings, sanitizers, hardening, link-time optimization.
option(CONTRACT_WARNINGS_AS_ERRORS "Stop at a compiler warning; packagers turn this off" ${PROJECT_IS_TOP_LEVEL})
option(CONTRACT_HARDENING "Compile with the run-time protections that distributions use" OFF)
option(CONTRACT_LTO "Optimize across source files when linking" OFF)
set(CONTRACT_SANITIZE "" CACHE STRING "Sanitizers to build everything with, such as address,undefined")

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
  find_program(CONTRACT_CCACHE ccache DOC "Compiler cache, used when it is there")
  if(CONTRACT_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CONTRACT_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${CONTRACT_CCACHE})
  endif()
endif()

# Sanitizers and hardening reach the dependencies that are built along with us, too.
if(CONTRACT_SANITIZE)
  add_compile_options(-fsanitize=${CONTRACT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CONTRACT_SANITIZE})
endif()

if(CONTRACT_HARDENING)
  include(CheckPIESupported)
  check_pie_supported(LANGUAGES CXX)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  # Fortification needs optimization, and a distribution's own flags may have set another level.
  add_compile_options($<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE> $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>
                      -fstack-protector-strong -fstack-clash-protection)
  add_link_options(-Wl,-z,relro -Wl,-z,now)
endif()

add_library(contract_compiling INTERFACE)
target_compile_features(contract_compiling INTERFACE cxx_std_20)
target_compile_options(
  contract_compiling INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                               $<$<BOOL:${CONTRACT_WARNINGS_AS_ERRORS}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 takes "text" + std::string for overlapping memory when it optimizes (its bug 105651).
  target_compile_options(contract_compiling INTERFACE $<$<NOT:$<CONFIG:Debug>>:-Wno-restrict>)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CONTRACT_SANITIZE)
  # With sanitizers GCC 12 sees uninitialized variables in std::function and std::variant (its bugs 105562, 109561).
  target_compile_options(contract_compiling INTERFACE -Wno-maybe-uninitialized)
endif()

if(CONTRACT_LTO AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Fat objects, so that the installed archive links with any compiler, not just with this version of this one.
  target_compile_options(contract_compiling INTERFACE -flto=auto -ffat-lto-objects)
  target_link_options(contract_compiling INTERFACE -flto=auto)
elseif(CONTRACT_LTO)
  message(WARNING "CONTRACT_LTO is only known to give a usable library with GCC; going on without it.")
endif()
