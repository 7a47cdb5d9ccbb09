#include "read/vcr.h"

#include "read/cassette.h"

namespace contract::internal {

bool is_vcr(Value root) {
  return root.find("http_interactions").has_value();
}

Result<Recording> read_vcr(const Document& cassette, SourceMap& sources, Findings& remarks) {
  const bool has_end = cassette.root().find("recorded_with").has_value();
  const CassetteNames names{.url = "uri", .captured_at = "recorded_at", .has_lost_its_end = !has_end};
  return read_interactions(cassette, "http_interactions", names, sources, remarks);
}

}  // namespace contract::internal
