# Archives in place of shared libraries: a program that has to find no library starts in a fraction of the time.
option(CONTRACT_STATIC "Link the tool with archives, as far as they are there; with nothing but archives if they all are" OFF)

# The archives of a library and of what it needs itself, and the target of one that is all headers.
set(contract_archives_brotli brotlidec brotlicommon)
set(contract_archives_fmt fmt)
set(contract_archives_idn2 idn2 unistring)
set(contract_archives_pcre2 pcre2-8)
set(contract_archives_re2 re2)
set(contract_archives_simdjson simdjson)
set(contract_archives_yaml_cpp yaml-cpp)
set(contract_archives_zlib z)
set(contract_archives_zstd zstd)
set(contract_headers_fmt fmt::fmt-header-only)

# Whether nothing of a library has to be shared: its archives are installed, or it is all headers.
function(contract_has_archives name result)
  foreach(archive ${contract_archives_${name}})
    find_library(contract_archive_${archive} NAMES lib${archive}.a)
    mark_as_advanced(contract_archive_${archive})
    if(NOT contract_archive_${archive} AND NOT DEFINED contract_headers_${name})
      set(${result} OFF PARENT_SCOPE)
      return()
    endif()
  endforeach()
  set(${result} ON PARENT_SCOPE)
endfunction()

# Lets contract::dep::NAME, which was installed, stand for its archives, if they are installed too.
function(contract_prefer_archives name)
  contract_has_archives(${name} has_archives)
  set(archives "")
  foreach(archive ${contract_archives_${name}})
    list(APPEND archives ${contract_archive_${archive}})
  endforeach()
  set(target contract::dep::${name})
  get_target_property(shared ${target} INTERFACE_LINK_LIBRARIES)
  if(NOT archives MATCHES "-NOTFOUND")
    set_target_properties(
      ${target} PROPERTIES
      INTERFACE_LINK_LIBRARIES "${archives}"
      INTERFACE_INCLUDE_DIRECTORIES "$<TARGET_PROPERTY:${shared},INTERFACE_INCLUDE_DIRECTORIES>"
      INTERFACE_COMPILE_DEFINITIONS "$<TARGET_PROPERTY:${shared},INTERFACE_COMPILE_DEFINITIONS>")
  elseif(TARGET "${contract_headers_${name}}")
    set_target_properties(${target} PROPERTIES INTERFACE_LINK_LIBRARIES ${contract_headers_${name}})
  else()
    set_property(GLOBAL APPEND PROPERTY contract_shared ${name})
  endif()
endfunction()

# After all dependencies are known: links `tool` without any shared library, if none of them is one.
function(contract_link_statically tool)
  get_property(shared GLOBAL PROPERTY contract_shared)
  if(shared)
    list(JOIN shared ", " shared)
    message(STATUS "The tool needs shared libraries, because there are no archives of: ${shared}")
  else()
    # Among the libraries, so that it stands behind the -pie of CMake, which would undo it.
    target_link_libraries(${tool} PRIVATE $<IF:$<BOOL:${CMAKE_POSITION_INDEPENDENT_CODE}>,-static-pie,-static>)
  endif()
endfunction()
