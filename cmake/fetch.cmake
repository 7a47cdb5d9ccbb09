# Fetches and builds the third-party libraries that are not installed. Every version is pinned by its hash.
set(CONTRACT_DEPENDENCIES auto CACHE STRING "Where third-party libraries come from: installed, fetched, auto, or archives: fetched where no archive is installed")
set_property(CACHE CONTRACT_DEPENDENCIES PROPERTY STRINGS auto installed fetched archives)
include(FetchContent)

# NAME, where to get it, its hash, and the Debian package that spares the fetching.
function(contract_declare name url hash package)
  # SOURCE_SUBDIR names no folder: a library is added by contract_build below, without its install rules.
  FetchContent_Declare(contract_${name} URL ${url} URL_HASH SHA256=${hash} SOURCE_SUBDIR none
                       DOWNLOAD_EXTRACT_TIMESTAMP OFF)
  set_property(GLOBAL PROPERTY contract_${name}_package ${package})
endfunction()

contract_declare(brotli https://github.com/google/brotli/archive/refs/tags/v1.1.0.tar.gz
                 e720a6ca29428b803f4ad165371771f5398faba397edf6778837a18599ea13ff libbrotli-dev)
contract_declare(catch2 https://github.com/catchorg/Catch2/archive/v3.6.0.tar.gz
                 485932259a75c7c6b72d4b874242c489ea5155d17efa345eb8cc72159f49f356 catch2)
contract_declare(cli11 https://github.com/CLIUtils/CLI11/archive/v2.4.2.tar.gz
                 f2d893a65c3b1324c50d4e682c0cdc021dd0477ae2c048544f39eed6654b699a libcli11-dev)
contract_declare(fmt https://github.com/fmtlib/fmt/archive/9.1.0.tar.gz
                 5dea48d1fcddc3ec571ce2058e13910a0d4a6bab4cc09a809d8b1dd1c88ae6f2 libfmt-dev)
contract_declare(idn2 https://ftp.gnu.org/gnu/libidn/libidn2-2.3.3.tar.gz
                 f3ac987522c00d33d44b323cae424e2cffcb4c63c6aa6cd1376edacbf1c36eb0 libidn2-dev)
contract_declare(pcre2 https://github.com/PCRE2Project/pcre2/releases/download/pcre2-10.42/pcre2-10.42.tar.bz2
                 8d36cd8cb6ea2a4c2bb358ff6411b0c788633a2a45dabbf1aeb4b701d1b5e840 libpcre2-dev)
contract_declare(re2 https://github.com/google/re2/archive/2022-06-01.tar.gz
                 f89c61410a072e5cbcf8c27e3a778da7d6fd2f2b5b1445cd4f4508bee946ab0f libre2-dev)
contract_declare(valijson https://github.com/tristanpenman/valijson/archive/v1.0.3.tar.gz
                 0fbd3cd2312b441c6373ee116e9a162c400f9e3cd79f6b32665cdd22fa11ac3f libvalijson-dev)
contract_declare(yaml_cpp https://github.com/jbeder/yaml-cpp/archive/refs/tags/0.8.0.tar.gz
                 fbe74bbdcee21d656715688706da3c8becfd946d92cd44705cc6098bb23b3a16 libyaml-cpp-dev)
contract_declare(zlib https://github.com/madler/zlib/releases/download/v1.3.1/zlib-1.3.1.tar.gz
                 9a93b2b7dfdac77ceba5a558a580e74667dd6fede4585b91eefb60f03b72df23 zlib1g-dev)
contract_declare(zstd https://github.com/facebook/zstd/releases/download/v1.5.5/zstd-1.5.5.tar.gz
                 9c4396cc829cfae319a6e2615202e82aad41372073482fce286fac78646d3ee4 libzstd-dev)
# By commit: the last release of RapidJSON is of 2016, and today's compilers refuse it.
FetchContent_Declare(contract_rapidjson GIT_REPOSITORY https://github.com/Tencent/rapidjson.git
                     GIT_TAG f9d53419e912910fd8fa57d5705fa41425428c35 GIT_SUBMODULES "" SOURCE_SUBDIR none)
set_property(GLOBAL PROPERTY contract_rapidjson_package rapidjson-dev)
# Version 1.7.1, which Debian 12 has.
FetchContent_Declare(contract_benchmark GIT_REPOSITORY https://github.com/google/benchmark.git
                     GIT_TAG d572f4777349d43653b21d6c2fc63020ab326db2 GIT_SUBMODULES "" SOURCE_SUBDIR none)
set_property(GLOBAL PROPERTY contract_benchmark_package libbenchmark-dev)
# Version 3.0.1, which Debian 12 has.
FetchContent_Declare(contract_simdjson GIT_REPOSITORY https://github.com/simdjson/simdjson.git
                     GIT_TAG 0d2455029d845e801809dd54b01ae47173d7d8e8 GIT_SUBMODULES "" SOURCE_SUBDIR none)
set_property(GLOBAL PROPERTY contract_simdjson_package libsimdjson-dev)

# Each contract_fetched_NAME sets `found` to the target or include folder of the sources in ${source}.
macro(contract_fetched_benchmark)
  set(BENCHMARK_ENABLE_TESTING OFF)
  set(BENCHMARK_ENABLE_WERROR OFF)
  contract_build(benchmark::benchmark)
endmacro()

macro(contract_fetched_brotli)
  set(BROTLI_DISABLE_TESTS ON)
  set(BROTLI_BUNDLED_MODE ON)
  contract_build(brotlidec)
  target_include_directories(brotlidec SYSTEM INTERFACE ${source}/c/include)
endmacro()

macro(contract_fetched_catch2)
  contract_build(Catch2::Catch2WithMain)
endmacro()

macro(contract_fetched_cli11)
  set(found ${source}/include)
endmacro()

macro(contract_fetched_fmt)
  contract_build(fmt::fmt)
endmacro()

# The one library that knows no CMake: its own makefiles build it, and the parts of libunistring that it comes with.
macro(contract_fetched_idn2)
  include(ExternalProject)
  set(prefix ${contract_idn2_BINARY_DIR})
  set(archive ${prefix}/lib/libidn2.a)
  ExternalProject_Add(
    contract_idn2_build
    SOURCE_DIR ${source}
    PREFIX ${prefix}
    CONFIGURE_COMMAND <SOURCE_DIR>/configure --prefix=${prefix} --libdir=${prefix}/lib --with-pic
                      --disable-shared --disable-nls --disable-doc --disable-rpath --with-libunistring-prefix=/nowhere
    BUILD_COMMAND make -C gl COMMAND make -C unistring COMMAND make -C lib
    INSTALL_COMMAND make -C lib install
    BUILD_BYPRODUCTS ${archive})
  file(MAKE_DIRECTORY ${prefix}/include)
  add_library(contract_idn2 STATIC IMPORTED)
  set_target_properties(contract_idn2 PROPERTIES IMPORTED_LOCATION ${archive}
                                                 INTERFACE_INCLUDE_DIRECTORIES ${prefix}/include)
  add_dependencies(contract_idn2 contract_idn2_build)
  set(found contract_idn2)
endmacro()

macro(contract_fetched_pcre2)
  set(PCRE2_BUILD_TESTS OFF)
  set(PCRE2_BUILD_PCRE2GREP OFF)
  set(PCRE2_SHOW_REPORT OFF)
  set(PCRE2_SUPPORT_LIBBZ2 OFF)
  set(PCRE2_SUPPORT_LIBREADLINE OFF)
  set(PCRE2_SUPPORT_LIBZ OFF)
  set(PCRE2_SUPPORT_JIT ON)
  contract_build(pcre2-8-static)
  target_include_directories(pcre2-8-static SYSTEM INTERFACE ${contract_pcre2_BINARY_DIR})
endmacro()

macro(contract_fetched_rapidjson)
  set(found ${source}/include)
endmacro()

macro(contract_fetched_re2)
  set(RE2_BUILD_TESTING OFF)
  contract_build(re2::re2)
endmacro()

macro(contract_fetched_simdjson)
  contract_build(simdjson::simdjson)
endmacro()

macro(contract_fetched_valijson)
  set(found ${source}/include)
endmacro()

macro(contract_fetched_yaml_cpp)
  set(YAML_CPP_BUILD_CONTRIB OFF)
  set(YAML_CPP_BUILD_TESTS OFF)
  set(YAML_CPP_BUILD_TOOLS OFF)
  contract_build(yaml-cpp)
endmacro()

macro(contract_fetched_zlib)
  set(ZLIB_BUILD_EXAMPLES OFF)
  contract_build(zlibstatic)
  target_include_directories(zlibstatic SYSTEM INTERFACE ${source} ${contract_zlib_BINARY_DIR})
endmacro()

macro(contract_fetched_zstd)
  set(ZSTD_BUILD_PROGRAMS OFF)
  set(ZSTD_BUILD_SHARED OFF)
  set(ZSTD_BUILD_TESTS OFF)
  set(include ${source}/lib)
  set(source ${source}/build/cmake)
  contract_build(libzstd_static)
  target_include_directories(libzstd_static SYSTEM INTERFACE ${include})
endmacro()

macro(contract_build target)
  add_subdirectory(${source} ${contract_${name}_BINARY_DIR} EXCLUDE_FROM_ALL SYSTEM)
  set(found ${target})
endmacro()

function(contract_fetch_dependency name)
  get_property(package GLOBAL PROPERTY contract_${name}_package)
  message(STATUS "Fetching ${name} (the Debian package ${package} would spare that)")
  FetchContent_MakeAvailable(contract_${name})
  set(source ${contract_${name}_SOURCE_DIR})

  # Options of the libraries are set as plain variables here, and stay in this function.
  set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)
  set(CMAKE_POLICY_VERSION_MINIMUM 3.5)
  set(BUILD_SHARED_LIBS OFF)
  set(BUILD_TESTING OFF)
  cmake_language(CALL contract_fetched_${name})
  contract_define_dependency(${name} ${found})
  set_property(GLOBAL APPEND PROPERTY contract_fetched ${name})
endfunction()

# Defines contract::dep::NAME for every name, from wherever CONTRACT_DEPENDENCIES says.
function(contract_dependencies)
  foreach(name ${ARGN})
    if(NOT CONTRACT_DEPENDENCIES STREQUAL "fetched" AND NOT TARGET contract::dep::${name})
      contract_has_archives(${name} has_archives)
      if(has_archives OR NOT CONTRACT_DEPENDENCIES STREQUAL "archives")
        contract_find_dependency(${name})
      endif()
      if(CONTRACT_STATIC AND TARGET contract::dep::${name} AND DEFINED contract_archives_${name})
        contract_prefer_archives(${name})
      endif()
    endif()
    if(TARGET contract::dep::${name})
      continue()
    elseif(CONTRACT_DEPENDENCIES STREQUAL "installed")
      get_property(package GLOBAL PROPERTY contract_${name}_package)
      message(FATAL_ERROR "${name} is not installed. Debian and Ubuntu: apt-get install ${package}")
    endif()
    contract_fetch_dependency(${name})
  endforeach()
endfunction()
