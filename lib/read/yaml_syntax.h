#pragma once
// Says what is wrong with a text that is no YAML, and how to mend it.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "finding/finding.h"

namespace contract::internal {

// What the parser stumbled over.
enum class YamlProblem : std::uint8_t {
  FlowList,      // neither a comma nor `]`
  FlowMapping,   // neither a comma nor `}`
  FlowClose,     // a closing bracket that fits no opening one
  BlockList,     // a line that is no item
  BlockMapping,  // a line that is no member
  ItemHere,      // `-` where no item can begin
  KeyHere,       // `?` where no key can begin
  ColonHere,     // `:` after something that is no key
  UnknownToken,
  OpenString,
  MarkerInString,  // --- or ... at the start of a line of a quoted string
  TabIndent,
  BadEscape,
  BadCodePoint,
  AliasName,
  AnchorName,
  UnknownAnchor,
  TwoProperties,
  BadTag,
  BlockHeader,  // after | or >
  BadDirective,
  Other,
};

// Where the parser was: the byte it complains about, and what was understood before.
struct YamlStop {
  YamlProblem problem = YamlProblem::Other;
  std::size_t offset = 0;
  std::size_t reached = 0;           // the end of the last node that was understood
  std::optional<Span> open_bracket;  // of the innermost container, if it has one
};

Finding explain(const YamlStop& stop, SourceId source, std::string_view text);

// The first byte that YAML allows nowhere: a control character, or a carriage return that ends no line. Nothing if
// there is none. yaml-cpp would take some of them for the end of the text, and go on silently.
std::optional<Finding> forbidden_character(SourceId source, std::string_view text);

// What is wrong with the lines that begin with `%` before the value, which begins at or after `begin`. yaml-cpp passes
// over directives that it does not know, and with them over what was meant as a value.
std::optional<Finding> wrong_directive(SourceId source, std::string_view text, std::size_t begin);

}  // namespace contract::internal
