#pragma once
// Holds values and texts to compiled schemas, and collects what comes of it.
#include <optional>
#include <string>
#include <string_view>

#include "check/freshness.h"
#include "document/document.h"
#include "finding/evaluation.h"
#include "finding/outcome.h"
#include "program/program.h"
#include "read/read_options.h"
#include "run/run.h"
#include "source/source_map.h"

namespace contract::internal {

class CoverageRecorder;
class QuickVerdicts;

// What all checks of a plan have in common.
struct CheckContext {
  SourceMap& sources;
  RunOptions run;
  ReadOptions read;
  QuickVerdicts* quick = nullptr;        // spares reading texts that have no findings
  CoverageRecorder* coverage = nullptr;  // null: nothing is counted
  std::optional<Instant> now = {};       // where the caller says what time it is: see docs/pairs.md
  std::optional<AgeLimit> max_age = {};  // of recordings
  Instant clock = {};                    // the time that their ages are counted to
};

// The same for texts in another map, by another thread.
CheckContext with_sources(const CheckContext& context, SourceMap& sources, const ReadOptions& read,
                          QuickVerdicts* quick);

// A schema of a program, and how findings call what is held to it ("create-connection request"; may be empty).
struct Yardstick {
  const Program& program;
  BlockId block;
  std::string label;
};

void judge_value(const CheckContext& context, const Yardstick& yardstick, const Document& document, Value value,
                 Outcome& outcome);

enum class TextKind : std::uint8_t { ByName, Json };  // ByName: JSON or YAML, by the name and look of the source

// Reads the whole text of `source` and judges it. A text that cannot be read is a finding, and as nobody knows what in
// it is secret, all values that may be are hidden.
void judge_text(const CheckContext& context, const Yardstick& yardstick, SourceId source, TextKind kind,
                Outcome& outcome);

// Hides all values of a text that may be secret, where `findings` say why it cannot be read.
void hide_unread(const CheckContext& context, const Yardstick& yardstick, SourceId source, const Findings& findings,
                 Outcome& outcome);

// What every subschema says of the text of `source`; adds its secrets to those of `outcome`. What a text is wrong in
// before any schema speaks (it cannot be read, a name stands twice) makes the whole of it invalid.
Evaluation evaluate_text(const CheckContext& context, const Yardstick& yardstick, SourceId source, Outcome& outcome);

// Judges a text that is no JSON as one string: a parameter, a body of type text/plain. Where the schema wants a number
// or a boolean, the text may be that: what is meant cannot be seen in the traffic.
void judge_plain(const CheckContext& context, const Yardstick& yardstick, std::string_view text, Place where,
                 Outcome& outcome);

}  // namespace contract::internal
