// The keywords, each in a file of tests/cases/keywords, and what the compiler makes of schemas, in
// tests/cases/compiler. A file is a list of groups:
//
//   - schema: { minLength: 2 }       the schema, or bad_schema: one that does not compile
//     dialect: draft 2020-12         that, unless $schema says so
//     documents: { URI: schema }     what references find besides
//     formats: false                 as annotations only
//     placeholders: ["${*}"]
//     undocumented: warning
//     reason: a sentence             what the group shows
//     program: |                     the whole listing
//     shapes: |                      that of the shapes
//     remarks: [findings]            of compiling
//     findings: [findings]           of a bad schema
//     cases:                         or none, where listings say it all
//       - name: a sentence that could be false
//         instance: value            or json: its text, for what YAML cannot say
//         verdict: undecided         unless findings tell whether it is valid
//         findings: [findings]
//
// Findings are compared whole, in order: `code`, `at` (the pointer into the instance), and whatever other facts stand
// there (see FactText).
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "compile/compile.h"
#include "compile/shapes.h"
#include "document/writer.h"
#include "finding/describe.h"
#include "program/dump.h"
#include "program/dump_shapes.h"
#include "run/run.h"
#include "schema/vocabulary.h"
#include "support/catch.h"
#include "support/documents.h"

namespace contract::tests {
namespace {

using namespace internal;

constexpr std::string_view kUri = "file:///schema";

std::string number_text(std::uint64_t number) {
  return std::to_string(number);
}

template <typename List, typename Write>
std::string list_text(const List& list, Write write) {
  std::string text = "[";
  for (const auto& element : list) {
    if (text.size() > 1) text += ',';
    text += write(element);
  }
  return text + ']';
}

// Every fact of a finding by its name, as JSON. Values of the instance and of the schema are JSON in findings already.
struct FactText {
  std::map<std::string, std::string, std::less<>>& facts;

  void operator()(const NoFacts&) const {}
  void operator()(const Detail& detail) const {
    facts["text"] = quote(detail.text);
    facts["help"] = quote(detail.help);
  }
  void operator()(const TypeFacts& type) const {
    facts["got"] = quote(to_string(type.got));
    facts["want"] = quote(type.want.to_string());
    facts["value"] = type.value;
  }
  void operator()(const ValueFacts& value) const {
    facts["got"] = value.got;
    facts["want"] = list_text(value.want, [](const std::string& want) { return want; });
    facts["nearest"] = value.nearest.empty() ? "null" : value.nearest;
  }
  void operator()(const Bound& bound) const {
    facts["got"] = bound.got;
    facts["want"] = bound.want;
    facts["exclusive"] = bound.exclusive ? "true" : "false";
  }
  void operator()(const Length& length) const {
    facts["got"] = number_text(length.got);
    facts["want"] = number_text(length.want);
  }
  void operator()(const PatternFacts& pattern) const {
    facts["got"] = pattern.got;
    facts["pattern"] = quote(pattern.pattern);
  }
  void operator()(const FormatFacts& format) const {
    facts["got"] = format.got;
    facts["format"] = quote(format.format);
    facts["problem"] = quote(format.problem);
  }
  void operator()(const NameFacts& name) const {
    facts["name"] = quote(name.name);
    facts["nearest"] = quote(name.nearest);
    facts["because"] = quote(name.because);
  }
  void operator()(const IndexFacts& index) const {
    facts["first"] = number_text(index.first);
    facts["second"] = number_text(index.second);
  }
  void operator()(const BranchFacts& branches) const {
    facts["matched"] = list_text(branches.matched, number_text);
    facts["of"] = number_text(branches.of);
  }
  void operator()(const PairFacts& /*of exchanges*/) const {}
};

class FindingText {
 public:
  explicit FindingText(Documents& documents) : documents_(documents) {}

  // The findings, each with the facts that `expected` gives at the same index, one a line.
  std::string got(const Findings& findings, Items expected) const {
    std::string text;
    auto wanted = expected.begin();
    for (const Finding& finding : findings) {
      if (wanted == expected.end()) {
        text += line({{"code", "at", "says"}}, facts_of(finding));
        continue;
      }
      std::vector<std::string_view> names;
      for (const auto& [key, value] : (*wanted).members()) names.push_back(key.string());
      auto facts = facts_of(finding);
      if (const auto causes = (*wanted).find("causes")) facts["causes"] = quote(got(finding.causes, causes->items()));
      text += line(names, facts);
      ++wanted;
    }
    return text;
  }

  std::string want(Items expected) const {
    std::string text;
    for (const Value finding : expected) {
      std::vector<std::string_view> names;
      std::map<std::string, std::string, std::less<>> facts;
      for (const auto& [key, value] : finding.members()) {
        names.push_back(key.string());
        facts[std::string(key.string())] = key.string() == "causes" ? quote(want(value.items())) : to_json(value);
      }
      text += line(names, facts);
    }
    return text;
  }

 private:
  std::map<std::string, std::string, std::less<>> facts_of(const Finding& finding) const {
    std::map<std::string, std::string, std::less<>> facts;
    facts["code"] = quote(info(finding.code).name);
    facts["at"] = quote(finding.instance);
    facts["severity"] = quote(to_string(finding.severity));
    facts["location"] = quote(finding.schema_location);
    facts["says"] = quote(describe(finding).headline);
    if (finding.where.source != SourceId::none) facts["written"] = quote(documents_.text(finding.where));
    std::visit(FactText{facts}, finding.facts);
    return facts;
  }

  static std::string line(const std::vector<std::string_view>& names,
                          const std::map<std::string, std::string, std::less<>>& facts) {
    std::string line;
    for (const std::string_view name : names) {
      line += line.empty() ? "{ " : ", ";
      const auto fact = facts.find(name);
      line += std::string(name) + ": " + (fact == facts.end() ? "absent" : fact->second);
    }
    return line + " }\n";
  }

  Documents& documents_;
};

// One group of a file.
class Group {
 public:
  Group(Value group, Documents& documents) : group_(group), documents_(documents) {}

  void check() {
    compile_schema();
    check_remarks();
    if (group_.find("bad_schema")) return check_bad_schema();
    if (!*compiled_) FAIL("the schema does not compile: " << said(compiled_->findings().front()));
    if (const auto listing = group_.find("program")) CHECK(dump(program()) == listing->string());
    if (const auto listing = group_.find("shapes")) CHECK(dump(*shapes_of(**compiled_)) == listing->string());
    const auto cases = group_.find("cases");
    REQUIRE((cases || group_.find("program") || group_.find("shapes")));
    if (!cases) return;
    for (const Value one : cases->items()) check_case(one);
  }

 private:
  void compile_schema() {
    const auto schema = group_.find("schema");
    const Value written = schema ? *schema : *group_.find("bad_schema");
    documents_.name(std::string(kUri), documents_.json("schema", to_json(written)), "schema");
    if (const auto others = group_.find("documents")) {
      for (const auto& [uri, document] : others->members()) {
        const std::string name(uri.string());
        documents_.name(name, documents_.json(name, to_json(document)), name);
      }
    }
    CompileOptions options;
    if (const auto formats = group_.find("formats")) options.assert_formats = formats->boolean();
    SchemaSet schemas(documents_.lookup(), dialect());
    const std::vector<std::string> entries{std::string(kUri)};
    compiled_.emplace(compile(schemas, entries, options, remarks_));
  }

  Dialect dialect() const {
    const auto name = group_.find("dialect");
    if (!name) return Dialect::Draft2020;
    for (const Dialect dialect : {Dialect::OpenApi30, Dialect::Draft4, Dialect::Draft6, Dialect::Draft7,
                                  Dialect::Draft2019, Dialect::Draft2020}) {
      if (to_string(dialect) == name->string()) return dialect;
    }
    FAIL("there is no dialect " << name->string());
    return Dialect::Draft2020;
  }

  void check_findings(const Findings& findings, std::optional<Value> expected) const {
    static const Node kNone{.kind = Kind::Array};
    const FindingText text(documents_);
    const Items wanted = expected.value_or(Value(&kNone)).items();
    CHECK(text.got(findings, wanted) == text.want(wanted));
  }

  void check_remarks() const {
    INFO("remarks");
    check_findings(remarks_, group_.find("remarks"));
  }

  void check_bad_schema() const {
    INFO("bad schema " << to_json_excerpt(*group_.find("bad_schema"), 200));
    REQUIRE(!*compiled_);
    check_findings(compiled_->findings(), group_.find("findings"));
  }

  RunOptions run_options() const {
    RunOptions options;
    if (const auto severity = group_.find("undocumented")) options.undocumented = severity_named(severity->string());
    if (const auto placeholders = group_.find("placeholders")) {
      for (const Value placeholder : placeholders->items()) options.placeholders.emplace_back(placeholder.string());
    }
    return options;
  }

  void check_case(Value one) const {
    INFO(one.find("name")->string());
    const auto text = one.find("json");
    const auto document =
        documents_.json("instance", text ? std::string(text->string()) : to_json(*one.find("instance")));
    const BlockId entry = program().entries.at(std::string(kUri));
    const RunOptions options = run_options();
    const RunResult result = run(program(), entry, *document, document->root(), options);
    const auto expected = one.find("findings");
    check_findings(result.findings, expected);

    const bool refused = std::ranges::any_of(
        result.findings, [](const Finding& finding) { return finding.code != Code::UndocumentedMember; });
    Verdict verdict = refused ? Verdict::Invalid : Verdict::Valid;
    if (const auto named = one.find("verdict")) {
      REQUIRE(named->string() == "undecided");
      verdict = Verdict::Undecided;
    }
    CHECK(result.verdict == verdict);
    CHECK(judge(program(), entry, document->root(), options) == verdict);
  }

  const Program& program() const { return ***compiled_; }

  Value group_;
  Documents& documents_;
  Findings remarks_;
  std::optional<Result<std::shared_ptr<const Program>>> compiled_;
};

std::vector<std::string> case_files(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator("tests/cases/" + folder)) {
    files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

void check_all(const std::string& folder) {
  for (const std::string& path : case_files(folder)) {
    Documents documents;
    const auto file = documents.file(path);
    std::size_t number = 0;
    for (const Value group : file->root().items()) {
      INFO(path << ", group " << ++number);
      Group(group, documents).check();
    }
  }
}

std::string snake_case(std::string_view name) {
  std::string snake;
  for (const char letter : name) {
    const bool upper = letter >= 'A' && letter <= 'Z';
    if (upper) snake += '_';
    snake += upper ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return snake;
}

}  // namespace

TEST_CASE("every keyword finds what its cases say and nothing else") {
  check_all("keywords");
}

TEST_CASE("schemas are compiled to the programs and shapes that the listings show") {
  check_all("compiler");
}

TEST_CASE("every keyword that asserts something has a file of cases") {
  const std::set<std::string_view> annotations{
      "$comment", "contentEncoding", "contentMediaType", "contentSchema", "title", "description",  "default",
      "examples", "deprecated",      "readOnly",         "discriminator", "xml",   "externalDocs", "example"};
  const std::map<std::string_view, std::string_view> in_the_file_of{{"$schema", "vocabulary"},
                                                                    {"$vocabulary", "vocabulary"},
                                                                    {"$id", "ref"},
                                                                    {"id", "ref"},
                                                                    {"$anchor", "ref"},
                                                                    {"$dynamicAnchor", "dynamic_ref"},
                                                                    {"$recursiveAnchor", "dynamic_ref"},
                                                                    {"$dynamicRef", "dynamic_ref"},
                                                                    {"$recursiveRef", "dynamic_ref"},
                                                                    {"$defs", "ref"},
                                                                    {"definitions", "ref"},
                                                                    {"$ref", "ref"},
                                                                    {"writeOnly", "secrets"},
                                                                    {"minContains", "contains"},
                                                                    {"maxContains", "contains"},
                                                                    {"then", "if"},
                                                                    {"else", "if"},
                                                                    {"prefixItems", "items"},
                                                                    {"additionalItems", "items"}};
  const std::vector<std::string> files = case_files("keywords");
  for (const KeywordInfo& keyword : all_keywords()) {
    if (annotations.contains(keyword.name)) continue;
    const auto other = in_the_file_of.find(keyword.name);
    const std::string name = other == in_the_file_of.end() ? snake_case(keyword.name) : std::string(other->second);
    INFO(keyword.name);
    CHECK(std::ranges::find(files, "tests/cases/keywords/" + name + ".yaml") != files.end());
  }
}

}  // namespace contract::tests
