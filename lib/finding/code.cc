#include "finding/code.h"

#include <algorithm>
#include <array>

namespace contract::internal {
namespace {

constexpr std::array kCodes{
#define CODE(name, text, severity, kind, meaning) \
  CodeInfo{Code::name, text, Severity::severity, CodeClass::kind, meaning},
#include "finding/codes.def"
#undef CODE
};

constexpr std::array<std::string_view, 3> kSeverities{"note", "warning", "error"};

}  // namespace

const CodeInfo& info(Code code) {
  return kCodes[static_cast<std::size_t>(code)];
}

std::span<const CodeInfo> all_codes() {
  return kCodes;
}

std::optional<Code> code_named(std::string_view name) {
  const auto* found = std::ranges::find(kCodes, name, &CodeInfo::name);
  if (found == kCodes.end()) return std::nullopt;
  return found->code;
}

std::string_view to_string(Severity severity) {
  return kSeverities[static_cast<std::size_t>(severity)];
}

std::optional<Severity> severity_named(std::string_view name) {
  const auto* found = std::ranges::find(kSeverities, name);
  if (found == kSeverities.end()) return std::nullopt;
  return static_cast<Severity>(found - kSeverities.begin());
}

}  // namespace contract::internal
