#pragma once
// contract-check list: what there is.
#include <span>
#include <string_view>

#include "check/exit_code.h"
#include "options.h"

namespace contract::tool {

struct Listable {
  std::string_view name;
  std::string_view meaning;
};

std::span<const Listable> listables();

internal::ExitCode list(const ListOptions& options);

}  // namespace contract::tool
