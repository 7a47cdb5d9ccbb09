#pragma once
// The formats: one predicate each, in one table (formats.def).
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace contract::internal {

// Says what is wrong with a string, as words that complete "it is no NAME: …"; empty if nothing is.
// Words live for ever; a predicate is safe to call from any thread, takes any bytes, and takes time in proportion
// to them. Only "regex" allocates.
using FormatPredicate = std::string_view (*)(std::string_view text);

struct Format {
  std::string_view name;
  FormatPredicate problem;
  bool (*accepts)(std::string_view text);  // whether `problem` says nothing; faster where format/fast.h has it
  std::string_view specification;          // "RFC 3339 section 5.6, date-time"
};

// All built-in formats, sorted by name.
std::span<const Format> all_formats();

// The built-in format of this name; null if there is none.
const Format* find_format(std::string_view name);

// Formats by name: the built-in ones and those a library user added.
class Formats {
 public:
  // Adds a format, or replaces one, also a built-in one. `accepts` must be safe to call from several threads at once.
  void add(std::string name, std::function<bool(std::string_view)> accepts);

  using Check = std::function<std::string_view(std::string_view)>;  // as FormatPredicate
  // Nothing if there is no such format. The check stays usable whatever becomes of this object.
  std::optional<Check> find(std::string_view name) const;

 private:
  std::map<std::string, std::function<bool(std::string_view)>, std::less<>> added_;
};

}  // namespace contract::internal
