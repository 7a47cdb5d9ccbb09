#pragma once
// Whole texts held to a contract: a bare body, or a recording of exchanges.
#include <optional>
#include <string>

#include "check/compiled_contract.h"
#include "check/judging.h"
#include "check/target.h"
#include "finding/outcome.h"
#include "read/recordings.h"

namespace contract::internal {

// What a body is held to; nothing if the target documents no JSON body.
std::optional<Yardstick> body_yardstick(const Target& target);

// Holds the text of `source` to a target that is a body. A bare text carries no media type, so it is held to the schema
// of the documented JSON body.
void check_body(const CheckContext& context, const Target& target, SourceId source, Outcome& outcome);

// Reads the text of `source` as a recording (of the kind `chosen`, or of what its content says where that is null) and
// holds each of its exchanges to `contract`.
void check_recording(const CheckContext& context, const CompiledContract& contract, const RecordingKind* chosen,
                     SourceId source, Outcome& outcome);

// The finding for a text that no reader knows for its own; it lists the kinds that there are.
Finding unknown_kind(SourceId source);

// The finding for what was selected but could not be judged, so that nobody takes it for proved.
Finding not_checked(SourceId source, std::string why);

}  // namespace contract::internal
