#include "read/go_vcr.h"

#include "read/cassette.h"

namespace contract::internal {

bool is_go_vcr(Value root) {
  const std::optional<Value> interactions = root.find("interactions");
  if (!root.find("version") || !interactions || !interactions->is(Kind::Array)) return false;
  for (const Value interaction : interactions->items()) {
    const std::optional<Value> request = interaction.find("request");
    const std::optional<Value> response = interaction.find("response");
    // The first interaction that tells decides: others may be broken.
    if (request && request->find("uri")) return false;
    if (request && request->find("url")) return true;
    if (response && response->find("code")) return true;
  }
  return false;
}

Result<Recording> read_go_vcr(const Document& cassette, SourceMap& sources, Findings& remarks) {
  if (std::optional<Finding> problem = unknown_version(cassette, 2)) return std::move(*problem);
  return read_interactions(cassette, "interactions", {.url = "url", .captured_at = {}}, sources, remarks);
}

}  // namespace contract::internal
