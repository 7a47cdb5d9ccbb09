# Gives every third-party library one name, contract::dep::NAME, so that nothing else in the build has to know
# what a distribution calls its targets. An installed contract-check brings this file along, and programs that
# link the library find the same names by it.

# Each contract_find_NAME sets `found` to the targets or include folders of an installed library.
macro(contract_find_benchmark)
  find_package(benchmark QUIET)
  contract_first_target(benchmark::benchmark)
endmacro()

macro(contract_find_brotli)
  contract_find_with_pkg_config(libbrotlidec)
endmacro()

macro(contract_find_catch2)
  find_package(Catch2 QUIET)
  contract_first_target(Catch2::Catch2WithMain Catch2::Catch2)
endmacro()

macro(contract_find_cli11)
  find_package(CLI11 QUIET)
  contract_first_target(CLI11::CLI11)
endmacro()

macro(contract_find_fmt)
  find_package(fmt 9 QUIET)
  contract_first_target(fmt::fmt)
endmacro()

macro(contract_find_idn2)
  contract_find_with_pkg_config(libidn2)
endmacro()

macro(contract_find_pcre2)
  contract_find_with_pkg_config(libpcre2-8)
endmacro()

macro(contract_find_rapidjson)
  contract_find_header(rapidjson/rapidjson.h)
endmacro()

macro(contract_find_re2)
  contract_find_with_pkg_config(re2)
endmacro()

macro(contract_find_simdjson)
  find_package(simdjson QUIET)
  contract_first_target(simdjson::simdjson)
endmacro()

macro(contract_find_valijson)
  contract_find_header(valijson/validator.hpp)
endmacro()

macro(contract_find_yaml_cpp)
  find_package(yaml-cpp QUIET)
  contract_first_target(yaml-cpp::yaml-cpp yaml-cpp)
endmacro()

macro(contract_find_zlib)
  contract_find_with_pkg_config(zlib)
endmacro()

macro(contract_find_zstd)
  contract_find_with_pkg_config(libzstd)
endmacro()

macro(contract_first_target)
  foreach(target ${ARGN})
    if(NOT found AND TARGET ${target})
      set(found ${target})
    endif()
  endforeach()
endmacro()

macro(contract_find_with_pkg_config module)
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND)
    pkg_check_modules(${module} QUIET IMPORTED_TARGET ${module})
    contract_first_target(PkgConfig::${module})
  endif()
endmacro()

# For libraries of headers alone: their packages differ more than the place of the headers does.
macro(contract_find_header header)
  find_path(contract_${name}_headers ${header})
  mark_as_advanced(contract_${name}_headers)
  if(contract_${name}_headers)
    set(found ${contract_${name}_headers})
  endif()
endmacro()

# Defines contract::dep::NAME. `found` is one target, or one include folder.
function(contract_define_dependency name found)
  add_library(contract::dep::${name} INTERFACE IMPORTED)
  if(IS_ABSOLUTE ${found})
    target_include_directories(contract::dep::${name} SYSTEM INTERFACE ${found})
  else()
    target_link_libraries(contract::dep::${name} INTERFACE ${found})
  endif()
endfunction()

# Defines contract::dep::NAME if the library is installed; else leaves it undefined.
function(contract_find_dependency name)
  if(NOT TARGET contract::dep::${name})
    set(found "")
    cmake_language(CALL contract_find_${name})
    if(found)
      contract_define_dependency(${name} ${found})
    endif()
  endif()
endfunction()
