#pragma once
// Judges what a string contains: its encoding, its media type, and the schema of what is inside.
#include <cstdint>
#include <optional>
#include <string_view>

#include "finding/finding.h"
#include "program/program.h"
#include "run/run.h"

namespace contract::internal {

struct ContentProblem {
  Verdict verdict = Verdict::Invalid;
  Code code = Code::BadContentEncoding;
  std::uint32_t origin = 0;
  Facts facts;
  Findings causes = {};  // of the schema of the content; `where` is left to the caller, who knows the string
  bool secret = false;   // the content holds a secret, or would if it could be read, so the string is one
};

// What is wrong with the content of `text`, the value of a string; nothing if nothing is. An encoding or a media type
// that is not known here asserts nothing. Causes are found only if `explains`.
std::optional<ContentProblem> content_problem(const Program& program, const ContentTable& table, std::string_view text,
                                              const RunOptions& options, bool explains, Work& work);

// Findings about a content, which has no place of its own, at the place of the string.
Findings placed_at(Findings findings, Place where);

}  // namespace contract::internal
