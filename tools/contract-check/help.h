#pragma once
// What --help and --version print.
#include <string>
#include <string_view>

namespace contract::tool {

// `options` is CommandLine::options_help() of the command.
std::string check_help(std::string_view options);
std::string list_help(std::string_view options);
std::string dump_help(std::string_view options);

std::string version_text();

}  // namespace contract::tool
