#pragma once
// Standard output and standard error.
#include <string>
#include <string_view>

#include "options.h"

namespace contract::tool {

// Nobody reads what is written (`| head`).
struct BrokenPipe {};

// Writes all of `text` to standard output and makes sure that it got there. Throws std::runtime_error or BrokenPipe if
// not.
void print(std::string_view text);

// Writes a file, in place of one that is there. Throws std::runtime_error if that cannot be done.
void write_file(const std::string& path, std::string_view text);

// Writes to standard error as far as that is possible.
void print_to_error(std::string_view text);

// "contract-check: error: TEXT" on standard error.
void print_error(std::string_view text);

// Whether standard output takes colours: as asked for, else by https://no-color.org, CLICOLOR_FORCE, and whether it is
// a terminal that can.
bool wants_color(Color choice);

}  // namespace contract::tool
