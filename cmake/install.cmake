# cmake --install: the tool, and the library as contract::contract for find_package(contract).
include(CMakePackageConfigHelpers)

if(TARGET contract-check)
  install(TARGETS contract-check)
endif()

get_property(contract_fetched GLOBAL PROPERTY contract_fetched)
list(REMOVE_ITEM contract_fetched benchmark catch2 cli11 rapidjson valijson)
if(contract_fetched)
  # The archive needs the code of these libraries, which an installed copy would not find again.
  list(JOIN contract_fetched ", " contract_fetched)
  message(STATUS "The library will not be installed, because these are not: ${contract_fetched}")
  return()
endif()

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/contract)
install(TARGETS contract EXPORT contract-targets)
install(EXPORT contract-targets NAMESPACE contract:: DESTINATION ${package_folder})
install(DIRECTORY lib/include/contract DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
configure_package_config_file(cmake/contract-config.cmake.in contract-config.cmake
                              INSTALL_DESTINATION ${package_folder} NO_SET_AND_CHECK_MACRO)
# Before 1.0 every minor version may change the interface.
write_basic_package_version_file(contract-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/contract-config.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/contract-config-version.cmake cmake/dependencies.cmake
        DESTINATION ${package_folder})
