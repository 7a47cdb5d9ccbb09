#include "read/polly.h"

#include "read/har.h"

namespace contract::internal {

bool is_polly(Value root) {
  const std::optional<Value> log = root.find("log");
  return is_har(root) && log->find("_recordingName");
}

Result<Recording> read_polly(const Document& recording, SourceMap& sources, Findings& remarks) {
  return read_har(recording, sources, remarks);
}

}  // namespace contract::internal
