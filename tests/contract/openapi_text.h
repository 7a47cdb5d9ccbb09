#pragma once
// OpenAPI documents for tests: loaded from texts in JSON, findings as short lines.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "contract/load.h"
#include "read/json.h"
#include "source/source_map.h"

namespace contract::internal {

class OpenApiText {
 public:
  explicit OpenApiText(std::string json) : main_(read(std::move(json), "openapi.json")) {}

  // Another document of the description, which references may name.
  void add(const std::string& uri, std::string json) { others_.emplace(uri, read(std::move(json), uri)); }

  // Loads the document as file:///api/openapi.json.
  Result<Contract> load() {
    return load_contract(
        *main_, "file:///api/openapi.json",
        [this](std::string_view uri) -> std::optional<OpenApiDocument> {
          const auto found = others_.find(std::string(uri));
          if (found == others_.end()) return std::nullopt;
          return OpenApiDocument{
              .root = found->second->root(), .uri = std::string(uri), .source = found->second->source()};
        },
        remarks_);
  }

  // The contract of a document that has one.
  Contract contract() {
    Result<Contract> loaded = load();
    return loaded ? std::move(*loaded) : Contract{};
  }

  // One line for each: "code POINTER 'the bytes it points at': what is wrong (help)".
  std::string shown(const Findings& findings) const {
    std::string lines;
    for (const Finding& finding : findings) {
      lines += std::string(info(finding.code).name) + ' ' + finding.instance + " '" + text_at(finding.where) + "'";
      if (const auto* detail = std::get_if<Detail>(&finding.facts)) {
        lines += ": " + detail->text + (detail->help.empty() ? "" : " (" + detail->help + ')');
      }
      if (const auto* name = std::get_if<NameFacts>(&finding.facts)) {
        lines += ": " + name->name + (name->nearest.empty() ? "" : " (" + name->nearest + ')');
      }
      for (const Related& related : finding.related)
        lines += "; " + related.label + " '" + text_at(related.where) + "'";
      lines += '\n';
    }
    return lines;
  }
  std::string remarks() const { return shown(remarks_); }

  std::string text_at(Place place) const {
    std::string text(sources_.text(place.source).substr(place.span.begin, place.span.end - place.span.begin));
    return text.size() <= 40 ? text : text.substr(0, 37) + "...";
  }

 private:
  std::shared_ptr<const Document> read(std::string json, const std::string& name) {
    Findings ignored;
    return std::make_shared<const Document>(
        std::move(*read_json(sources_.add(name, std::move(json)), sources_, {}, ignored)));
  }

  SourceMap sources_;
  std::map<std::string, std::shared_ptr<const Document>> others_;
  std::shared_ptr<const Document> main_;
  Findings remarks_;
};

// A description with these paths and nothing else; `paths` is the inside of the object.
inline std::string with_paths(std::string_view paths) {
  return R"({"openapi": "3.1.0", "paths": {)" + std::string(paths) + "}}";
}

}  // namespace contract::internal
