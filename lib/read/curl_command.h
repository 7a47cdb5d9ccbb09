#pragma once
// The command line of curl, as far as it tells the request.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/message_lines.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// A word of a shell command, its quotes and backslashes undone.
struct ShellWord {
  std::string text;
  std::uint32_t begin = 0;  // as it is written, in the source
  std::uint32_t end = 0;
};

// Whether a line begins with a curl command, behind a prompt (`$ `, `% `, `# `) or without one.
bool is_curl_command(std::string_view line);

// Takes the lines of the command that `lines` stands before; it goes on where a line ends with a backslash or within
// quotes. The request that the command makes; `reason` says why there is none.
std::optional<Request> take_curl_command(TextLines& lines, SourceMap& sources, std::string& reason);

}  // namespace contract::internal
