#include "support/documents.h"

#include <utility>
#include <variant>

#include "finding/describe.h"
#include "read/json.h"
#include "read/yaml.h"
#include "schema/metaschemas.h"
#include "source/files.h"
#include "support/catch.h"

namespace contract::tests {

using namespace internal;

std::string file_text(const std::string& path) {
  auto text = read_file(path);
  INFO(path);
  REQUIRE(std::holds_alternative<std::string>(text));
  return std::get<std::string>(std::move(text));
}

std::string said(const Finding& finding) {
  const auto* detail = std::get_if<Detail>(&finding.facts);
  return detail != nullptr ? detail->words() : describe(finding).headline;
}

Documents::Shared Documents::read(std::string name, std::string text, bool is_yaml) {
  constexpr std::size_t kAnyDepth = 1'000'000;
  INFO(name << ": " << text.substr(0, 400));
  Findings remarks;
  const ReadOptions options{.max_depth = kAnyDepth};
  const SourceId source = sources_.add(std::move(name), std::move(text));
  Result<Document> document =
      is_yaml ? read_yaml(source, sources_, options, remarks) : read_json(source, sources_, options, remarks);
  if (!document) FAIL(said(document.findings().front()));
  return std::make_shared<const Document>(std::move(*document));
}

Documents::Shared Documents::json(std::string name, std::string text) {
  return read(std::move(name), std::move(text), false);
}

Documents::Shared Documents::yaml(std::string name, std::string text) {
  return read(std::move(name), std::move(text), true);
}

Documents::Shared Documents::file(const std::string& path) {
  return read(path, file_text(path), path.ends_with(".yaml"));
}

void Documents::name(const std::string& uri, Shared document, std::string name) {
  by_uri_.insert_or_assign(uri, LoadedDocument{.document = std::move(document), .uri = uri, .name = std::move(name)});
}

std::optional<LoadedDocument> Documents::find(std::string_view uri) {
  if (const auto found = by_uri_.find(uri); found != by_uri_.end()) return found->second;
  const std::optional<std::string_view> metaschema = metaschema_text(uri);
  if (!metaschema) return std::nullopt;
  const std::string name(uri);
  this->name(name, json(name, std::string(*metaschema)), name);
  return by_uri_.at(name);
}

DocumentLookup Documents::lookup() {
  return [this](std::string_view uri) { return find(uri); };
}

std::string_view Documents::text(Place place) const {
  return sources_.text(place.source).substr(place.span.begin, place.span.end - place.span.begin);
}

}  // namespace contract::tests
