#pragma once
// JSON Schema's own output formats: flag, basic, detailed and verbose as drafts 2019-09 and 2020-12 define them (core,
// sections 10.4 and 12.4), list and hierarchical as their successor does.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "finding/evaluation.h"
#include "report/json_writer.h"
#include "report/report.h"

namespace contract::internal {

// Writes the members of the root of an output, whose object is open.
using OutputWriter = void (*)(JsonWriter& json, const Evaluation& evaluation);

void write_flag(JsonWriter& json, const Evaluation& evaluation);
void write_basic(JsonWriter& json, const Evaluation& evaluation);
void write_detailed(JsonWriter& json, const Evaluation& evaluation);
void write_verbose(JsonWriter& json, const Evaluation& evaluation);
void write_list(JsonWriter& json, const Evaluation& evaluation);
void write_hierarchical(JsonWriter& json, const Evaluation& evaluation);

// The output of one evaluation, whose secrets are hidden. `file`, if not empty, is told first.
std::string write_output(OutputWriter writer, const Evaluation& evaluation, std::string_view file = {});

// One output for each file of a report, one after the other, in its order. A file that could not be evaluated is not
// valid, and what was found instead is the error of its root.
std::string write_outputs(OutputWriter writer, const Report& report);

}  // namespace contract::internal
