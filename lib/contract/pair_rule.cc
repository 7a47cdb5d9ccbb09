#include "contract/pair_rule.h"

#include <array>

namespace contract::internal {
namespace {

constexpr std::array kRules{
#define PAIR_RULE(name, text, code, needs_right, meaning) \
  PairRuleInfo{PairRuleKind::name, text, Code::code, needs_right, meaning},
#include "contract/pair_rules.def"
#undef PAIR_RULE
};

}  // namespace

std::span<const PairRuleInfo> all_pair_rules() {
  return kRules;
}

const PairRuleInfo& info(PairRuleKind kind) {
  return kRules[static_cast<std::size_t>(kind)];
}

}  // namespace contract::internal
