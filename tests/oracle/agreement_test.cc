// Our machine and valijson, held against each other: on the schemas that are derived from documentation, with every
// body of the fixtures and thousands of variants of them, and on the official suites of the drafts that valijson knows.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "compile/compile.h"
#include "document/writer.h"
#include "oracle/oracle.h"
#include "run/run.h"
#include "support/catch.h"
#include "support/documents.h"
#include "support/draft7.h"
#include "support/mutation.h"
#include "support/suite.h"

namespace contract::tests {
namespace {

using namespace internal;

// Formats are switched off on both sides: valijson knows three of them; ours have tests of their own.
constexpr CompileOptions kWithoutFormats{.assert_formats = false};

// One schema, as our machine and as valijson reads it.
struct Engines {
  std::shared_ptr<const Program> program;
  BlockId entry;
  Oracle oracle;

  // "valid", "invalid", or why there is no answer.
  std::string ours(const Document& document) const {
    const Verdict verdict = judge(*program, entry, document.root(), {});
    CHECK(run(*program, entry, document, document.root(), {}).verdict == verdict);
    return verdict == Verdict::Valid ? "valid" : verdict == Verdict::Invalid ? "invalid" : "undecided";
  }
  std::string theirs(const Document& document) const {
    const auto answer = oracle.accepts(document, document.root());
    if (const auto* refusal = std::get_if<Finding>(&answer)) return said(*refusal);
    return std::get<bool>(answer) ? "valid" : "invalid";
  }
};

// Our program for `ours` and the oracle for `theirs`, both URIs; what stands against it as text.
std::variant<Engines, std::string> engines_for(const std::string& ours, const std::string& theirs, Dialect fallback,
                                               Documents& documents) {
  Findings remarks;
  SchemaSet schemas(documents.lookup(), fallback);
  const auto program = compile(schemas, std::vector{ours}, kWithoutFormats, remarks);
  if (!program) return "ours: " + said(program.findings().front());
  SchemaSet their_schemas(documents.lookup(), fallback);
  auto oracle = Oracle::load(their_schemas, theirs);
  if (!oracle) return "valijson: " + said(oracle.findings().front());
  return Engines{.program = *program, .entry = (*program)->entries.at(ours), .oracle = std::move(*oracle)};
}

// All strings of `const` and `enum` below a schema: the words that a variant may confuse.
void collect_words(Value root, std::set<std::string>& words) {
  const Node* end = root.node() + root.node()->extent;
  for (const Node* node = root.node(); node != end; ++node) {
    for (const std::string_view keyword : {"const", "enum", "required"}) {
      const auto operand = Value(node).find(keyword);
      if (!operand) continue;
      for (const Node* below = operand->node(); below != operand->node() + operand->node()->extent; ++below) {
        if (below->kind == Kind::String) words.emplace(below->text);
      }
    }
  }
}

class Derived {
 public:
  Derived() {
    for (const auto& file : std::filesystem::directory_iterator("schemas/versori")) {
      const std::string name = file.path().filename().string();
      if (!name.ends_with(".schema.json")) continue;
      const auto schema = documents.file(file.path().string());
      documents.name("file:///2020-12/" + name, schema, name);
      documents.name("file:///draft-07/" + name, documents.json(name, to_draft7(schema->root())), name);
      collect_words(schema->root(), words);
    }
  }

  Engines engines(const std::string& schema) {
    auto made = engines_for("file:///2020-12/" + schema, "file:///draft-07/" + schema, Dialect::Draft2020, documents);
    if (const auto* problem = std::get_if<std::string>(&made)) FAIL(*problem);
    return std::get<Engines>(std::move(made));
  }

  Documents documents;
  std::set<std::string> words;
};

std::vector<std::string> bodies_below(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::filesystem::path ending = entry.path().extension();
    if (ending == ".json" || ending == ".yaml") paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  return paths;
}

// The differences that are known and explained: an entry of the file names where one occurs and says why.
class Differences {
 public:
  explicit Differences(Documents& documents) : file_(documents.file("tests/oracle/differences.yaml")) {
    for (const Value entry : file_->root().items()) {
      for (const Value where : entry.find("at")->items()) {
        explained_.emplace(where.string());
      }
    }
  }

  bool explains(const std::string& where) {
    if (!explained_.contains(where)) return false;
    seen_.insert(where);
    return true;
  }

  // Entries that begin like this and explain nothing.
  std::vector<std::string> unused(std::string_view beginning) const {
    std::vector<std::string> unused;
    for (const std::string& where : explained_) {
      if (where.starts_with(beginning) && !seen_.contains(where)) unused.push_back(where);
    }
    return unused;
  }

 private:
  Documents::Shared file_;
  std::set<std::string> explained_;
  std::set<std::string> seen_;
};

}  // namespace

TEST_CASE("our machine and valijson agree on every body of the fixtures and on variants of them") {
  constexpr int kVariants = 24;
  Derived derived;
  Documents documents;
  Differences differences(documents);
  Mutator mutator({derived.words.begin(), derived.words.end()});
  std::size_t judged = 0;
  std::map<std::string, std::size_t> answers;
  const std::pair<std::string, std::string> folders[] = {
      {"fixtures/payloads/create-connection", "connection-request.schema.json"},
      {"fixtures/responses/create-connection/200", "connection.schema.json"},
      {"fixtures/responses/create-connection/error", "error.schema.json"}};
  for (const auto& [folder, schema] : folders) {
    const Engines engines = derived.engines(schema);
    const auto compare = [&](const std::string& name, const Document& body) {
      ++judged;
      const std::string ours = engines.ours(body);
      ++answers[ours];
      if (ours == engines.theirs(body) || differences.explains(name)) return;
      INFO(to_json(body.root()));
      FAIL_CHECK(name << ": ours says " << ours << ", valijson " << engines.theirs(body));
    };
    for (const std::string& path : bodies_below(folder)) {
      const auto body = documents.file(path);
      compare(path, *body);
      for (int i = 0; i < kVariants; ++i) {
        std::string text = to_json(body->root());
        for (int step = 0; step <= i % 2; ++step) {
          text = mutator.mutate(*documents.json(path, text), text);
        }
        compare(path + " variant " + std::to_string(i), *documents.json(path, text));
      }
    }
  }
  CHECK(differences.unused("fixtures/") == std::vector<std::string>{});
  CHECK(judged > 4000);
  // Variants that are all refused, or all accepted, would compare little.
  CHECK(answers["valid"] > judged / 10);
  CHECK(answers["invalid"] > judged / 10);
}

TEST_CASE("our machine and valijson differ on the official suites only where that is explained") {
  if (!has_suite()) {
    WARN("skipped: CONTRACT_SUITES names no folder with the suite");
    return;
  }
  Documents documents;
  add_suite_remotes(documents);
  Differences differences(documents);
  for (const auto& [draft, dialect] : {std::pair("draft4", Dialect::Draft4), std::pair("draft7", Dialect::Draft7)}) {
    std::size_t agreed = 0;
    for (const std::string& file : suite_files(draft)) {
      for (const SuiteGroup& group : suite_groups(draft, file, documents)) {
        const std::string uri(kSuiteUri);
        documents.name(uri, group.schema, "schema");
        const std::string name = std::string(draft) + "/" + file + ": " + group.description;
        const auto made = engines_for(uri, uri, dialect, documents);
        std::string difference;
        if (const auto* problem = std::get_if<std::string>(&made)) {
          difference = *problem;
        } else {
          for (const SuiteTest& test : group.tests) {
            const Engines& engines = std::get<Engines>(made);
            const std::string ours = engines.ours(*test.instance);
            const std::string theirs = engines.theirs(*test.instance);
            const std::string right = test.valid ? "valid" : "invalid";
            if (ours == right && theirs == right) continue;
            difference += test.description + ": ours says " + ours + ", valijson " + theirs + "; ";
          }
        }
        if (difference.empty()) {
          ++agreed;
        } else if (!differences.explains(name)) {
          FAIL_CHECK(name << ": " << difference);
        }
      }
    }
    CHECK(differences.unused(draft) == std::vector<std::string>{});
    INFO(draft);
    CHECK(agreed > 150);
  }
}

}  // namespace contract::tests
