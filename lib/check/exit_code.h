#pragma once
// What a check tells the shell.
#include <cstdint>
#include <optional>

#include "finding/outcome.h"

namespace contract::internal {

enum class ExitCode : std::uint8_t {
  Passed = 0,    // everything selected was read and judged, and nothing found fails the check
  Failed = 1,    // something found does
  Unusable = 2,  // something was not checked: usage, configuration, contract, input; or nothing was selected
  Internal = 3,  // a mistake of ours, or the report could not be written
};

// `fail_on` is the lowest severity that fails; nothing: no finding does. Whatever was not checked outranks findings and
// every setting, because nobody knows what would have been found there.
ExitCode exit_code(const Outcome& outcome, std::optional<Severity> fail_on);

}  // namespace contract::internal
