#pragma once
// What a contract says of two values of one exchange: `x-pairs`. See docs/pairs.md.
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "contract/runtime_expression.h"
#include "finding/code.h"
#include "finding/provenance.h"
#include "source/span.h"
#include "text/time_span.h"

namespace contract::internal {

enum class PairRuleKind : std::uint8_t {
#define PAIR_RULE(name, text, code, needs_right, meaning) name,
#include "contract/pair_rules.def"
#undef PAIR_RULE
};

struct PairRuleInfo {
  PairRuleKind kind;
  std::string_view name;
  Code code;
  bool needs_right;
  std::string_view meaning;
};

std::span<const PairRuleInfo> all_pair_rules();
const PairRuleInfo& info(PairRuleKind kind);

// A runtime expression, and where the contract has it.
struct PairPlace {
  RuntimeExpression expression;
  Place where;
};

struct PairRule {
  PairRuleKind kind = PairRuleKind::Equal;
  PairPlace left;
  std::optional<PairPlace> right;
  TimeSpan tolerance;        // by which times may be off
  bool ignore_case = false;  // of ASCII letters
  Place where;               // of the name of the rule
  Provenance provenance;
  Severity severity = Severity::Warning;  // an error, where the documentation states the rule
};

}  // namespace contract::internal
