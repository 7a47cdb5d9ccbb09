#pragma once
// Runs a program over a value.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "document/document.h"
#include "finding/finding.h"
#include "program/program.h"

namespace contract::internal {

class Work;

// Ordered, so that of several the worst is the greatest. Undecided: a budget ran out before the answer was known.
enum class Verdict : std::uint8_t { Valid, Undecided, Invalid };

// What a string contained: a document, with all it needs to live; or why it is none; or nothing, because its media type
// is not known.
struct ContentDocument {
  std::shared_ptr<const Document> document;
};
using ContentAnswer = std::variant<std::monostate, ContentDocument, Detail>;
using ContentReader = ContentAnswer (*)(std::string text, std::string_view media_type);

struct RunOptions {
  // Where the schema says which members an object has, report the others at this severity, even where the schema
  // would let them pass. They never change the verdict.
  std::optional<Severity> undocumented = {};
  // Strings that stand for any string: "*" covers any run of characters. Keywords about strings accept them.
  std::vector<std::string> placeholders = {};
  // Reads what strings contain, for programs that assert it. Null: what has a media type cannot be decided.
  ContentReader read_content = nullptr;
  std::size_t content_depth = 0;  // how many contents the instance is inside of
  Work* work = nullptr;           // of the run whose content the instance is, which it is charged to
};

struct RunResult {
  Verdict verdict = Verdict::Valid;
  Findings findings;          // all of them, in the order of discovery
  std::vector<Span> secrets;  // of the values that stand where the schema expects a secret
  std::uint64_t work = 0;     // in units: see work.h
};

// Judges `instance` by the schema whose block is `entry`, and explains. Thread-safe; the program is only read.
RunResult run(const Program& program, BlockId entry, const Document& document, Value instance,
              const RunOptions& options);

// The verdict alone: stops at the first mistake and makes no findings. Agrees with run().
Verdict judge(const Program& program, BlockId entry, Value instance, const RunOptions& options);

}  // namespace contract::internal
