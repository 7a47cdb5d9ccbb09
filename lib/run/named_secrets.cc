#include "run/named_secrets.h"

namespace contract::internal {

void find_named_secrets(const SecretNames& names, Value value, Spoken spoken, std::vector<Span>& secrets) {
  const bool all = spoken == Spoken::Misplaced;
  if (names.empty() && !all) return;
  const auto hides = [&](std::string_view name) {
    return spoken == Spoken::Somewhere ? names.hide_anywhere(name) : names.hide_unknown(name);
  };
  std::vector<Value> waiting{value};
  while (!waiting.empty()) {
    const Value at = waiting.back();
    waiting.pop_back();
    if (at.is(Kind::Array)) {
      for (const Value item : at.items()) {
        if (all || item.is(Kind::Array) || item.is(Kind::Object)) waiting.push_back(item);
      }
    }
    if (all && (at.is(Kind::String) || at.is(Kind::Number))) secrets.push_back(at.span());
    if (!at.is(Kind::Object)) continue;
    for (const auto& [key, member] : at.members()) {
      if (hides(key.string())) {
        secrets.push_back(member.span());
      } else if (member.is(Kind::Array) || member.is(Kind::Object)) {
        waiting.push_back(member);
      }
    }
  }
}

}  // namespace contract::internal
