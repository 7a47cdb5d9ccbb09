#pragma once
// What a file is held to.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "check/compiled_contract.h"
#include "finding/result.h"

namespace contract::internal {

enum class TargetKind : std::uint8_t { Exchanges, RequestBody, ResponseBody };

struct Target {
  TargetKind kind = TargetKind::Exchanges;
  const CompiledContract* contract = nullptr;     // null: it could not be loaded, which is reported already
  const Operation* operation = nullptr;           // of a body
  const ResponseDescription* response = nullptr;  // of a ResponseBody
  std::string label = {};                         // "create-connection response 200"; empty for exchanges
};

// Contracts by name; one that could not be loaded is null, and its findings are reported already.
using Contracts = std::map<std::string, const CompiledContract*, std::less<>>;

// Understands "CONTRACT", "CONTRACT OPERATION request" and "CONTRACT OPERATION response STATUS"; without "CONTRACT"
// where an unnamed one is there. `where` is the place of `text`: a word that is not understood is pointed at.
Result<Target> parse_target(std::string_view text, Place where, const Contracts& contracts);

}  // namespace contract::internal
