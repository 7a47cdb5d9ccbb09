#pragma once
// Strings that no keyword about strings may refuse, because they only stand for another one: placeholders such as
// "${API_KEY}", and masked values ("******") where a secret is expected.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/kind.h"
#include "text/mask.h"
#include "text/wildcard.h"

namespace contract::internal {

template <typename Value>
class StringPass {
 public:
  explicit StringPass(const std::vector<std::string>& placeholders) : placeholders_(placeholders) {}

  // Every value that is looked at next, until this is called again, is one that stands in a secret slot, or none.
  void enter(bool secret) { secret_ = secret; }

  // Asked only after a keyword said no, so the common case costs nothing.
  bool accepts(Value value) {
    const bool passes = is_placeholder(value) || (secret_ && value.kind() == Kind::String && is_mask(value.string()));
    if (passes) ++count_;
    return passes;
  }

  bool is_placeholder(Value value) const {
    return value.kind() == Kind::String && std::ranges::any_of(placeholders_, [&value](const std::string& placeholder) {
             return matches_wildcard(placeholder, value.string());
           });
  }

  // How many strings were accepted that only stand for others.
  std::size_t count() const { return count_; }
  // Takes back what was accepted since the count was `count`, because it did not matter.
  void forget(std::size_t count) { count_ = count; }

 private:
  const std::vector<std::string>& placeholders_;
  bool secret_ = false;
  std::size_t count_ = 0;
};

}  // namespace contract::internal
