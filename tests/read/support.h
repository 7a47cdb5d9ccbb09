#pragma once
// Reads texts in tests, and shows findings with all that the readers put into them.
#include <memory>
#include <optional>
#include <string>

#include "document/writer.h"
#include "read/document_file.h"
#include "read/json.h"
#include "read/remarks.h"
#include "read/yaml.h"

namespace contract::internal {

struct Reading {
  SourceMap sources;
  SourceId source = SourceId::none;
  Findings remarks;
  std::optional<Document> document;
  Findings failure;

  std::string json() const { return document ? to_json(document->root()) : "failed: " + shown(failure); }

  // One line per finding: "line:column..line:column code: words | help", then related places.
  std::string shown(const Findings& findings) const {
    std::string text;
    for (const Finding& finding : findings) {
      text += range(finding.where.span) + " " + std::string(info(finding.code).name);
      if (!finding.instance.empty()) text += " at " + finding.instance;
      if (const auto* detail = std::get_if<Detail>(&finding.facts)) {
        text += ": " + detail->words();
        if (!detail->help.empty()) text += " | " + detail->help;
      } else if (const auto* length = std::get_if<Length>(&finding.facts)) {
        text += ": " + std::to_string(length->got) + " > " + std::to_string(length->want);
      } else if (const auto* name = std::get_if<NameFacts>(&finding.facts)) {
        text += ": " + name->name;
      } else if (const auto* value = std::get_if<ValueFacts>(&finding.facts)) {
        text += ": " + value->got;
        for (const std::string& want : value->want) text += " becomes " + want;
      }
      text += "\n";
      for (const Related& related : finding.related)
        text += "  " + range(related.where.span) + " " + related.label + "\n";
    }
    return text;
  }

 private:
  std::string range(Span span) const {
    const Position begin = sources.position(source, span.begin);
    const Position end = sources.position(source, span.end);
    return std::to_string(begin.line) + ":" + std::to_string(begin.column) + ".." + std::to_string(end.line) + ":" +
           std::to_string(end.column);
  }
};

using Reader = Result<Document> (*)(SourceId, const SourceMap&, const ReadOptions&, Findings&);

inline std::unique_ptr<Reading> read_with(Reader reader, std::string text, const ReadOptions& options = {},
                                          std::string name = "input") {
  auto reading = std::make_unique<Reading>();
  reading->source = reading->sources.add(std::move(name), std::move(text));
  Result<Document> result = reader(reading->source, reading->sources, options, reading->remarks);
  if (result) {
    reading->document = std::move(*result);
  } else {
    reading->failure = std::move(result.findings());
  }
  return reading;
}

inline std::unique_ptr<Reading> json(std::string text, const ReadOptions& options = {}) {
  return read_with(read_json, std::move(text), options);
}
inline std::unique_ptr<Reading> yaml(std::string text, const ReadOptions& options = {}) {
  return read_with(read_yaml, std::move(text), options);
}

}  // namespace contract::internal
