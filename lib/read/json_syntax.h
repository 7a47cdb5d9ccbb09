#pragma once
// Says what is wrong with a text that is no JSON, and how to mend it.
// The parser only knows which token it wanted; here the text around the place shows what the writer meant.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "document/kind.h"
#include "finding/finding.h"

namespace contract::internal {

enum class JsonProblem : std::uint8_t {
  ValueExpected,
  NameExpected,
  ColonExpected,
  SeparatorExpected,  // a comma or the closing bracket
  EndExpected,        // something follows the value
  OpenString,         // the text ends inside a string
  ControlCharacter,   // inside a string
  BadEscape,
  LoneSurrogate,
  BadNumber,
};

struct JsonError {
  JsonProblem problem = JsonProblem::ValueExpected;
  std::size_t offset = 0;       // of the first byte that cannot stand there
  std::size_t token_begin = 0;  // of the string or number that it stands in
};

// The innermost container that was open when reading stopped.
struct OpenContainer {
  Kind kind = Kind::Array;
  Span bracket;
};

// `unit` is what the text is: "file".
Finding explain(const JsonError& error, SourceId source, std::string_view text,
                const std::optional<OpenContainer>& container, std::string_view unit);

}  // namespace contract::internal
