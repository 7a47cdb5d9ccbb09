#include "check/content.h"

#include <memory>
#include <utility>

#include "finding/describe.h"
#include "http/media_type.h"
#include "read/json.h"
#include "source/source_map.h"

namespace contract::internal {
namespace {

struct OwnedContent {
  SourceMap sources;
  std::optional<Document> document;
};

// Why a content cannot be read. How to mend it stays out: it would be about the text without its escapes.
Detail reason(const Finding& finding) {
  const auto* detail = std::get_if<Detail>(&finding.facts);
  if (detail == nullptr) return {.text = describe(finding).headline, .help = {}};
  return {.text = detail->text, .help = {}, .quoted = detail->quoted};
}

}  // namespace

ContentAnswer read_content(std::string text, std::string_view media_type) {
  const std::optional<MediaType> type = parse_media_type(media_type);
  if (!type || !type->is_json()) return std::monostate{};
  const auto owned = std::make_shared<OwnedContent>();
  const SourceId source = owned->sources.add("content", std::move(text));
  Findings remarks;
  Result<Document> document = read_json(source, owned->sources, {}, remarks);
  if (!document) return reason(document.findings().front());
  owned->document.emplace(std::move(*document));
  return ContentDocument{.document = std::shared_ptr<const Document>(owned, &*owned->document)};
}

}  // namespace contract::internal
