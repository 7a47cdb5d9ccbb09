#pragma once
// Where a rule comes from: the page of the documentation, its line, its words, and how sure that is.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "finding/code.h"

namespace contract::internal {

enum class Confidence : std::uint8_t { Documented, Example, Assumed };

struct Provenance {
  std::string source;    // title of the page or document; empty: not known
  std::size_t line = 0;  // counts from 1; 0: not known
  std::string words;     // as the documentation has them; may be empty
  Confidence confidence = Confidence::Documented;
};

// What is documented is an error, what an example shows a warning, what is assumed a note.
Severity severity_of(Confidence confidence);

std::string_view to_string(Confidence confidence);  // "documented", "example", "assumed"
std::optional<Confidence> confidence_named(std::string_view name);

}  // namespace contract::internal
