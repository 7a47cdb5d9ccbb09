#pragma once
// Strings that no keyword about strings may refuse, because they only stand for another one: placeholders such as
// "${API_KEY}", and masked values ("******") where a secret is expected.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/kind.h"
#include "text/wildcard.h"

namespace contract::internal {

template <typename Value>
class StringPass {
 public:
  explicit StringPass(const std::vector<std::string>& placeholders) : placeholders_(placeholders) {}

  // `value` stands in a secret slot. It is remembered until the next one: the keywords of one value run together.
  void expect_secret(Value value) { secret_ = value; }

  // Asked only after a keyword said no, so the common case costs nothing.
  bool accepts(Value value) {
    if (value.kind() != Kind::String) return false;
    const std::string_view text = value.string();
    for (const std::string& placeholder : placeholders_) {
      if (matches_wildcard(placeholder, text)) {
        ++count_;
        return true;
      }
    }
    return secret_ && secret_->span() == value.span() && is_mask(text);
  }

  std::size_t count() const { return count_; }

 private:
  static bool is_mask(std::string_view text) {
    constexpr std::size_t kShortestMask = 3;
    return text.size() >= kShortestMask && text.find_first_not_of('*') == std::string_view::npos;
  }

  const std::vector<std::string>& placeholders_;
  std::optional<Value> secret_;
  std::size_t count_ = 0;
};

}  // namespace contract::internal
