// The exact view, the bulk views and valijson on generated pairs: a few of the millions that ./dev agree makes, and
// those of tests/cases/agreement, on which they once disagreed.
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "agree/trial.h"
#include "document/writer.h"
#include "schema/vocabulary.h"
#include "support/catch.h"
#include "support/documents.h"

namespace contract::tests {
namespace {

using namespace agree;

std::string told(const std::vector<Disagreement>& disagreements) {
  std::string all;
  for (const Disagreement& disagreement : disagreements) all += disagreement.what + '\n';
  return all;
}

}  // namespace

TEST_CASE("all views and valijson agree on generated schemas and instances") {
  constexpr std::uint64_t kTrials = 150;
  constexpr std::uint64_t kSeed = 20241130;
  Counts counts;
  for (std::uint64_t number = 0; number < kTrials; ++number) {
    const Trial trial = make_trial(kSeed, number);
    const Outcome outcome = hold(trial, counts);
    INFO("to see it: ./dev agree --seed " << kSeed << " --trial " << number);
    CHECK(outcome.problem.empty());
    CHECK(told(outcome.disagreements).empty());
  }
  CHECK(counts.pairs == kTrials * kInstances);
  // Pairs that are all refused, or left to the exact view, would compare little.
  const auto of = [&counts](Told what) { return counts.told[static_cast<std::size_t>(what)]; };
  CHECK(of(Told::Accepted) > counts.pairs / 5);
  CHECK(of(Told::Rejected) > counts.pairs / 5);
  CHECK(of(Told::Malformed) > counts.pairs / 50);
  CHECK(counts.valijson_compared > counts.pairs / 5);
  for (const auto& [way, asked] : counts.asked) {
    INFO(way);
    CHECK(asked.unsure < counts.pairs / 5);
  }
}

TEST_CASE("every keyword is among those that are generated") {
  std::set<std::string, std::less<>> names;
  for (std::uint64_t number = 0; number < 3000; ++number) {
    Trial trial = make_trial(1, number);
    for (const Json* value : everything_in(trial.schema)) names.insert(value->names.begin(), value->names.end());
  }
  names.insert("$vocabulary");  // which only a metaschema has
  for (const internal::KeywordInfo& keyword : internal::all_keywords()) {
    INFO(keyword.name);
    CHECK(names.contains(keyword.name));
  }
}

TEST_CASE("a trial is the same whenever it is made") {
  const Trial first = make_trial(7, 42);
  const Trial second = make_trial(7, 42);
  CHECK(to_text(first.schema) == to_text(second.schema));
  CHECK(first.texts == second.texts);
  CHECK(make_trial(8, 42).texts != first.texts);
}

TEST_CASE("all views agree on the pairs on which they once did not") {
  Documents documents;
  for (const auto& entry : std::filesystem::directory_iterator("tests/cases/agreement")) {
    const auto file = documents.file(entry.path().string());
    for (const internal::Value group : file->root().items()) {
      INFO(group.find("reason")->string());
      Terms terms;
      if (const auto dialect = group.find("dialect")) terms.dialect = *internal::dialect_named(dialect->string());
      terms.undocumented = group.find("undocumented").has_value();
      terms.placeholders = group.find("placeholders").has_value();
      terms.content = group.find("content").has_value();
      auto made = Judges::make(internal::to_json(*group.find("schema")), terms);
      REQUIRE(std::holds_alternative<std::unique_ptr<Judges>>(made));
      Judges& judges = *std::get<std::unique_ptr<Judges>>(made);
      std::vector<std::string> texts;
      for (const internal::Value pair : group.find("cases")->items()) {
        texts.emplace_back(pair.find("text")->string());
        INFO(texts.back());
        CHECK(to_string(judges.exact(judges.read(texts.back()))) == pair.find("exact")->string());
      }
      Counts counts;
      CHECK(told(compare(judges, texts, counts)).empty());
    }
  }
}

}  // namespace contract::tests
