#include "read/vcrpy.h"

#include "read/cassette.h"

namespace contract::internal {

bool is_vcrpy(Value root) {
  const std::optional<Value> interactions = root.find("interactions");
  if (!interactions || !interactions->is(Kind::Array)) return false;
  if (root.find("version")) return true;
  // `version` stands at the end in YAML, where a file is cut off.
  for (const Value interaction : interactions->items()) {
    const std::optional<Value> request = interaction.find("request");
    if (request && request->find("uri")) return true;
  }
  return false;
}

Result<Recording> read_vcrpy(const Document& cassette, SourceMap& sources, Findings& remarks) {
  if (std::optional<Finding> problem = unknown_version(cassette, 1)) return std::move(*problem);
  return read_interactions(cassette, "interactions", {.url = "uri", .captured_at = {}}, sources, remarks);
}

}  // namespace contract::internal
