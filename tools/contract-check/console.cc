#include "console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>

#include "text/printable.h"

namespace contract::tool {
namespace {

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view{} : value;
}

}  // namespace

void print(std::string_view text) {
  const std::size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
  if (written != text.size() || std::fflush(stdout) != 0) {
    if (errno == EPIPE) throw BrokenPipe();
    throw std::runtime_error(fmt::format("standard output cannot be written: {}", std::strerror(errno)));
  }
}

void write_file(const std::string& path, std::string_view text) {
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  const bool is_written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const int reason = errno;
  const bool is_closed = file != nullptr && std::fclose(file) == 0;
  if (is_written && is_closed) return;
  throw std::runtime_error(
      fmt::format("{} cannot be written: {}", internal::printable(path), std::strerror(is_written ? errno : reason)));
}

void print_to_error(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void print_error(std::string_view text) {
  print_to_error(fmt::format("contract-check: error: {}\n", text));
}

bool wants_color(Color choice) {
  switch (choice) {
    case Color::Always: return true;
    case Color::Never: return false;
    case Color::Auto: break;
  }
  if (!environment("NO_COLOR").empty()) return false;
  const std::string_view force = environment("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  return ::isatty(STDOUT_FILENO) == 1 && environment("TERM") != "dumb";
}

}  // namespace contract::tool
