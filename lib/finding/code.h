#pragma once
// The codes of findings and what is fixed for each: name, default severity, class.
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace contract::internal {

enum class Severity : std::uint8_t { Note, Warning, Error };

// Judged: the input was read and found wrong. Unusable: something could not be read or decided.
enum class CodeClass : std::uint8_t { Judged, Unusable };

enum class Code : std::uint8_t {
#define CODE(name, text, severity, kind, meaning) name,
#include "finding/codes.def"
#undef CODE
};

struct CodeInfo {
  Code code;
  std::string_view name;  // kebab-case, stable between versions
  Severity severity;
  CodeClass kind;
  std::string_view meaning;
};

const CodeInfo& info(Code code);
std::span<const CodeInfo> all_codes();
std::optional<Code> code_named(std::string_view name);

std::string_view to_string(Severity severity);  // "note", "warning", "error"
std::optional<Severity> severity_named(std::string_view name);

}  // namespace contract::internal
