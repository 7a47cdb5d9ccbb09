// The official output tests, from $CONTRACT_SUITES/json-schema-test-suite/output-tests: what each expects is a JSON
// Schema, and our own validator holds our output to it.
#include <array>
#include <map>

#include "compile/compile.h"
#include "document/writer.h"
#include "report/output.h"
#include "run/evaluate.h"
#include "support/catch.h"
#include "support/documents.h"
#include "support/expected_failures.h"
#include "support/suite.h"

namespace contract::tests {
namespace {

using namespace internal;

constexpr std::array<std::pair<std::string_view, OutputWriter>, 6> kFormats{{
    {"flag", write_flag},
    {"basic", write_basic},
    {"detailed", write_detailed},
    {"verbose", write_verbose},
    {"list", write_list},
    {"hierarchy", write_hierarchical},
}};

OutputWriter format_named(std::string_view name) {
  for (const auto& [format, writer] : kFormats) {
    if (format == name) return writer;
  }
  FAIL("the suite has a format that is not known here: " << name);
  return nullptr;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// The dialect v1 is not known here. As its output tests use nothing that draft 2020-12 has not, they are run as that.
std::string of_known_dialect(const std::string& text) {
  return replaced(text, "\"https://json-schema.org/v1\"", "\"https://json-schema.org/draft/2020-12/schema\"");
}

class Compiled {
 public:
  // `text` is named by its $id; a fragment picks a part of it.
  Compiled(Documents& documents, const std::string& text, Dialect dialect = Dialect::Draft2020,
           const std::string& fragment = {}) {
    const auto document = documents.json("schema", of_known_dialect(text));
    const auto id = document->root().find("$id");
    const std::string base(id ? id->string() : kSuiteUri);
    const std::string uri = base + fragment;
    documents.name(base, document, "schema");
    SchemaSet schemas(documents.lookup(), dialect);
    Findings remarks;
    auto compiled = compile(schemas, std::vector<std::string>{uri}, {.assert_formats = false}, remarks);
    if (compiled) {
      program_ = std::move(*compiled);
      entry_ = program_->entries.at(uri);
    } else {
      problem_ = said(compiled.findings().front());
    }
  }

  const std::string& problem() const { return problem_; }
  Evaluation evaluate(const Document& instance) const {
    return internal::evaluate(*program_, entry_, instance, instance.root(), {}).evaluation;
  }
  Verdict judge(const Document& instance) const { return internal::judge(*program_, entry_, instance.root(), {}); }

 private:
  std::shared_ptr<const Program> program_;
  BlockId entry_ = BlockId::none;
  std::string problem_;
};

// Why an output is not what a schema asks for; empty if it is.
std::string broken(const Compiled& schema, const std::string& output, Documents& documents) {
  const auto document = documents.json("output", output);
  if (schema.judge(*document) == Verdict::Valid) return {};
  return output + write_output(write_basic, schema.evaluate(*document));
}

}  // namespace

TEST_CASE("the official output tests are answered as they say, but for what is listed") {
  if (!has_suite()) {
    WARN("skipped: CONTRACT_SUITES names no folder with the suite");
    return;
  }
  Documents documents;
  ExpectedFailures expected(documents, "tests/report/output_expected_failures.yaml");
  std::size_t held = 0;
  for (const std::string folder : {"draft2019-09", "draft2020-12", "v1"}) {
    const std::string text = of_known_dialect(file_text(suite_path("output-tests/" + folder + "/output-schema.json")));
    const auto output_schema = documents.json("output-schema", text);
    documents.name(std::string(output_schema->root().find("$id")->string()), output_schema, "output-schema");
    for (const std::string& file : suite_folder_files("output-tests/" + folder + "/content")) {
      const auto groups = documents.file(suite_path("output-tests/" + folder + "/content/" + file));
      for (const Value group : groups->root().items()) {
        const Compiled schema(documents, to_json(*group.find("schema")));
        REQUIRE(schema.problem().empty());
        for (const Value test : group.find("tests")->items()) {
          const Evaluation evaluation = schema.evaluate(*documents.json("instance", to_json(*test.find("data"))));
          for (const Member& format : test.find("output")->members()) {
            const std::string name = folder + "/" + file + ": " + std::string(test.find("description")->string());
            const Compiled wanted(documents, to_json(format.value));
            INFO(name << wanted.problem());
            REQUIRE(wanted.problem().empty());
            const std::string output = write_output(format_named(format.key.string()), evaluation);
            const std::string problem = broken(wanted, output, documents);
            INFO(problem);
            CHECK(problem.empty() != expected.lists(name));
            held += problem.empty() ? 1 : 0;
          }
        }
      }
    }
  }
  for (const std::string& name : expected.unseen()) FAIL_CHECK("listed, but not in the suite: " << name);
  CHECK(held == 11);
}

TEST_CASE(
    "every output about the official suite has the verdict of the machine and the form that JSON Schema asks for") {
  if (!has_suite()) {
    WARN("skipped: CONTRACT_SUITES names no folder with the suite");
    return;
  }
  Documents documents;
  add_suite_remotes(documents);
  const std::string units = file_text(suite_path("output-tests/draft2020-12/output-schema.json"));
  const std::string results = file_text(suite_path("output-tests/v1/output-schema.json"));
  const auto part = [&](const std::string& text, const std::string& name) {
    return Compiled(documents, text, Dialect::Draft2020, "#/$defs/" + name);
  };
  const std::map<std::string_view, Compiled> forms{
      {"flag", part(units, "flag")},         {"basic", part(units, "basic")},
      {"detailed", part(units, "detailed")}, {"verbose", part(units, "verbose")},
      {"list", part(results, "basic")},      {"hierarchy", part(results, "hierarchical")}};
  std::size_t written = 0;
  for (const auto& [draft, dialect] :
       {std::pair("draft7", Dialect::Draft7), std::pair("draft2020-12", Dialect::Draft2020)}) {
    for (const std::string& file : suite_files(draft)) {
      for (const SuiteGroup& group : suite_groups(draft, file, documents)) {
        const Compiled schema(documents, to_json(group.schema->root()), dialect);
        if (!schema.problem().empty()) continue;  // suite_test.cc knows why
        for (const SuiteTest& test : group.tests) {
          INFO(draft << ' ' << file << ": " << group.description << ": " << test.description);
          const Evaluation evaluation = schema.evaluate(*test.instance);
          CHECK(evaluation.valid == (schema.judge(*test.instance) == Verdict::Valid));
          for (const auto& [format, writer] : kFormats) {
            const std::string problem = broken(forms.at(format), write_output(writer, evaluation), documents);
            INFO(format << ": " << problem);
            CHECK(problem.empty());
            ++written;
          }
        }
      }
    }
  }
  CHECK(written > 12'000);
}

}  // namespace contract::tests
