#pragma once
// Text with named gaps, such as "report.{format}": a segment of a path, or the host of a server.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace contract::internal {

class SegmentTemplate {
 public:
  // Reads text in which "{name}" is a gap; percent escapes outside the gaps are undone. The failure is a sentence
  // without a full stop: "`{` is never closed".
  static std::variant<SegmentTemplate, std::string> parse(std::string_view text);

  // What fills each gap, as views into `text`; nothing if the text does not match. A gap takes at least one byte, and
  // of several gaps the first ones take as little as they can. Linear in the length of `text` times that of a literal.
  std::optional<std::vector<std::string_view>> match(std::string_view text) const;

  bool is_literal() const { return names_.empty(); }
  // Whether nothing but one gap is here.
  bool is_gap() const { return names_.size() == 1 && literals_.front().empty() && literals_.back().empty(); }
  const std::vector<std::string>& names() const { return names_; }
  // literals()[i] stands before the gap names()[i]; the last one closes the text.
  const std::vector<std::string>& literals() const { return literals_; }

 private:
  std::vector<std::string> literals_;  // always one more than names_
  std::vector<std::string> names_;
};

}  // namespace contract::internal
