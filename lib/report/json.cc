// The report for programs: one JSON object
//
//   { "tool", "version", "summary": {…}, "findings": [ {…} ] }
//
// A finding always has code, severity, message and instance; whatever else is not known is left out. Lines and
// columns count from 1 (columns in code points), offsets and lengths are bytes; all are of the file on disk, also for
// bodies inside recordings, and of what it holds if the file itself is compressed. Where a body is encoded (base64,
// Content-Encoding), that is the place of all of it, and `body` says with the same names where in the decoded text the
// finding is. Values in `facts` are JSON texts as they were written, cut with "…" if they are long.
// `endLine`, `endColumn` and `length` of a place within a secret are those of an empty range.
#include <array>
#include <type_traits>
#include <utility>
#include <variant>

#include "finding/describe.h"
#include "report/json_writer.h"
#include "report/reporters.h"

namespace contract::internal {
namespace {

void write_strings(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.name(name).begin_array();
  for (const std::string& text : texts) json.string(text);
  json.end();
}

void write_types(JsonWriter& json, TypeSet types) {
  static constexpr std::array kKinds{Kind::Null, Kind::Boolean, Kind::Number, Kind::String, Kind::Array, Kind::Object};
  json.name("want").begin_array();
  for (const Kind kind : kKinds) {
    if (types.has(kind)) json.string(to_string(kind));
  }
  if (types.has_integer()) json.string("integer");
  json.end();
}

// The members of each type of facts; the variant of the code says which they are.
struct FactsWriter {
  JsonWriter& json;

  void operator()(const NoFacts& /*none*/) const {}
  void operator()(const Detail& facts) const {
    json.member("text", facts.words());
    json.member_if_any("help", facts.help);
  }
  void operator()(const TypeFacts& facts) const {
    json.member("got", to_string(facts.got));
    write_types(json, facts.want);
    json.member("value", facts.value);
  }
  void operator()(const ValueFacts& facts) const {
    json.member("got", facts.got);
    write_strings(json, "want", facts.want);
    json.member_if_any("nearest", facts.nearest);
  }
  void operator()(const Bound& facts) const {
    json.member("got", facts.got);
    json.member("want", facts.want);
    json.name("exclusive").boolean(facts.exclusive);
  }
  void operator()(const Length& facts) const {
    json.member("got", facts.got);
    json.member("want", facts.want);
  }
  void operator()(const PatternFacts& facts) const {
    json.member("got", facts.got);
    json.member("pattern", facts.pattern);
  }
  void operator()(const FormatFacts& facts) const {
    json.member("got", facts.got);
    json.member("format", facts.format);
    json.member_if_any("problem", facts.problem);
  }
  void operator()(const NameFacts& facts) const {
    json.member("name", facts.name);
    json.member_if_any("nearest", facts.nearest);
    json.member_if_any("because", facts.because);
  }
  void operator()(const IndexFacts& facts) const {
    json.member("first", facts.first);
    json.member("second", facts.second);
  }
  void operator()(const BranchFacts& facts) const {
    json.name("matched").begin_array();
    for (const std::uint64_t branch : facts.matched) json.number(branch);
    json.end();
    json.member("of", facts.of);
  }
  void operator()(const PairFacts& facts) const {
    json.member("got", facts.got);
    json.member_if_any("other", facts.other);
    json.member_if_any("place", facts.place);
    json.member_if_any("time", facts.time);
    json.member_if_any("distance", facts.distance);
    json.name("later").boolean(facts.later);
  }
};

void write_place(JsonWriter& json, const Report& report, Place place) {
  const std::optional<Location> location = report.locate(place);
  if (!location) return;
  json.member("file", location->file);
  json.member("line", location->begin.line);
  json.member("column", location->begin.column);
  json.member("endLine", location->end.line);
  json.member("endColumn", location->end.column);
  json.member("offset", location->offset);
  json.member("length", location->length);
  if (!location->body) return;
  json.name("body").begin_object();
  json.member("line", location->body->begin.line);
  json.member("column", location->body->begin.column);
  json.member("endLine", location->body->end.line);
  json.member("endColumn", location->body->end.column);
  json.member("offset", location->body->offset);
  json.member("length", location->body->length);
  json.end();
}

void write_schema(JsonWriter& json, const Report& report, const Finding& finding) {
  if (finding.schema_location.empty()) return;
  json.name("schema").begin_object();
  json.member("location", finding.schema_location);
  if (const std::optional<Location> location = report.locate(finding.schema_place)) {
    json.member("file", location->file);
    json.member("line", location->begin.line);
    json.member("column", location->begin.column);
  }
  json.end();
}

void write_documentation(JsonWriter& json, const Provenance& provenance) {
  if (provenance.source.empty() && provenance.words.empty() && provenance.confidence == Confidence::Documented) return;
  json.name("documentation").begin_object();
  json.member_if_any("source", provenance.source);
  if (provenance.line != 0) json.member("line", provenance.line);
  json.member_if_any("words", provenance.words);
  json.member("confidence", to_string(provenance.confidence));
  json.end();
}

void write_related(JsonWriter& json, const Report& report, const std::vector<Related>& related) {
  if (related.empty()) return;
  json.name("related").begin_array();
  for (const Related& other : related) {
    json.begin_object();
    json.member("label", other.label);
    write_place(json, report, other.where);
    json.end();
  }
  json.end();
}

// All of a finding but its causes. The object stays open.
void begin_finding(JsonWriter& json, const Report& report, const Finding& finding) {
  const Description description = describe(finding);
  json.begin_object();
  json.member("code", info(finding.code).name);
  json.member("severity", to_string(finding.severity));
  json.member("message", description.headline);
  json.member_if_any("help", description.help);
  write_place(json, report, finding.where);
  json.member("instance", finding.instance);
  json.member_if_any("operation", finding.operation);
  write_schema(json, report, finding);
  write_documentation(json, finding.provenance);
  if (!std::holds_alternative<NoFacts>(finding.facts)) {
    json.name("facts").begin_object();
    std::visit(FactsWriter{json}, finding.facts);
    json.end();
  }
  write_related(json, report, finding.related);
}

void write_findings(JsonWriter& json, const Report& report) {
  struct Open {  // an array of findings that is being written
    const Findings* findings;
    std::size_t next = 0;
  };
  std::vector<Open> open{{.findings = &report.findings()}};
  json.begin_array();
  while (true) {
    Open& at = open.back();
    if (at.next < at.findings->size()) {
      const Finding& finding = (*at.findings)[at.next++];
      begin_finding(json, report, finding);
      if (finding.causes.empty()) {
        json.end();
      } else {
        json.name("causes").begin_array();
        open.push_back({.findings = &finding.causes});
      }
    } else {
      json.end();
      open.pop_back();
      if (open.empty()) return;
      json.end();  // of the finding whose causes these were
    }
  }
}

void write_summary(JsonWriter& json, const Summary& summary) {
  json.begin_object();
  json.member("files", summary.files);
  json.member("clean", summary.clean);
  json.member("withFindings", summary.with_findings);
  json.member("notChecked", summary.not_checked);
  json.member("exchanges", summary.exchanges);
  if (summary.documents.documents != 0) {
    json.member("documents", summary.documents.documents);
    json.member("cleanDocuments", summary.documents.clean());
    json.member("documentsWithFindings", summary.documents.with_findings);
    json.member("documentsNotChecked", summary.documents.not_checked);
  }
  json.member("errors", summary.errors);
  json.member("warnings", summary.warnings);
  json.member("notes", summary.notes);
  json.end();
}

}  // namespace

std::string write_json(const Report& report) {
  JsonWriter json;
  json.begin_object();
  json.member("tool", "contract-check");
  json.member("version", report.options().tool_version);
  json.name("summary");
  write_summary(json, report.summary());
  json.name("findings");
  write_findings(json, report);
  json.end();
  return std::move(json).take();
}

}  // namespace contract::internal
