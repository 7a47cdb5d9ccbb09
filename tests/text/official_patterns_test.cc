// The official suite's cases of patterns, straight against Pattern, without a schema compiler between.
#include <optional>
#include <string>
#include <vector>

#include "document/number.h"
#include "support/catch.h"
#include "support/documents.h"
#include "support/suite.h"
#include "text/pattern.h"

namespace contract::tests {
namespace {

using namespace internal;

Pattern compiled(std::string_view ecma) {
  auto result = Pattern::compile(ecma);
  if (const auto* error = std::get_if<PatternError>(&result)) FAIL(ecma << ": " << error->reason);
  return std::get<Pattern>(std::move(result));
}

// The keywords that the suite puts beside patterns.
bool allows(Value schema, Value value) {
  if (schema.is(Kind::Boolean)) return schema.boolean();
  if (const auto type = schema.find("type")) {
    if (type->string() == "integer") return value.is(Kind::Number) && Number(value.digits()).is_integer();
    return type->string() == to_string(value.kind());
  }
  if (const auto maximum = schema.find("maximum")) {
    return !value.is(Kind::Number) || Number(value.digits()) <= Number(maximum->digits());
  }
  return true;
}

// What `pattern`, or `patternProperties` and `additionalProperties`, say of a value.
bool valid(Value schema, Value value) {
  if (!allows(schema, value)) return false;
  if (const auto pattern = schema.find("pattern"); pattern && value.is(Kind::String)) {
    return compiled(pattern->string()).search(value.string()) == Match::Yes;
  }
  const auto by_pattern = schema.find("patternProperties");
  if (!by_pattern || !value.is(Kind::Object)) return true;
  for (const Member member : value.members()) {
    bool matched = false;
    for (const Member rule : by_pattern->members()) {
      if (compiled(rule.key.string()).search(member.key.string()) != Match::Yes) continue;
      matched = true;
      if (!allows(rule.value, member.value)) return false;
    }
    const auto additional = schema.find("additionalProperties");
    if (!matched && additional && !allows(*additional, member.value)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("patterns answer the official cases of every draft as they say") {
  if (!has_suite()) {
    WARN("skipped: CONTRACT_SUITES names no folder with the suite");
    return;
  }
  std::size_t cases = 0;
  for (const std::string draft : {"draft4", "draft6", "draft7", "draft2019-09", "draft2020-12", "v1"}) {
    for (const std::string file :
         {"optional/ecmascript-regex.json", "optional/non-bmp-regex.json", "pattern.json", "patternProperties.json"}) {
      Documents documents;
      for (const SuiteGroup& group : suite_groups(draft, file, documents)) {
        for (const SuiteTest& test : group.tests) {
          CAPTURE(draft, file, group.description, test.description);
          CHECK(valid(group.schema->root(), test.instance->root()) == test.valid);
          ++cases;
        }
      }
    }
  }
  CHECK(cases == 714);
}

}  // namespace contract::tests
