#include "support/draft7.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "document/writer.h"
#include "schema/vocabulary.h"
#include "support/catch.h"

namespace contract::tests {

using namespace internal;

namespace {

constexpr std::string_view kDefs = "#/$defs/";

std::string reference_text(std::string_view reference) {
  const std::size_t at = reference.find(kDefs);
  if (at == std::string_view::npos) return quote(reference);
  return quote(std::string(reference.substr(0, at)) + "#/definitions/" +
               std::string(reference.substr(at + kDefs.size())));
}

std::string joined(const std::vector<std::string>& parts, char open, char close) {
  std::string text(1, open);
  for (const std::string& part : parts) {
    if (text.size() > 1) text += ',';
    text += part;
  }
  return text + close;
}

std::string array_of_schemas(Value schemas) {
  std::vector<std::string> parts;
  for (const Value schema : schemas.items()) parts.push_back(to_draft7(schema));
  return joined(parts, '[', ']');
}

std::string map_of_schemas(Value schemas) {
  std::vector<std::string> parts;
  for (const auto& [name, schema] : schemas.members()) parts.push_back(quote(name.string()) + ':' + to_draft7(schema));
  return joined(parts, '{', '}');
}

// One schema object: its members, and the schemas that had to move into an allOf.
class Rewriting {
 public:
  explicit Rewriting(Value schema) : schema_(schema) {}

  std::string text() {
    for (const auto& [name, operand] : schema_.members()) member(name.string(), operand);
    if (!all_.empty()) add("allOf", joined(all_, '[', ']'));
    return joined(members_, '{', '}');
  }

 private:
  void add(std::string_view name, const std::string& text) { members_.push_back(quote(name) + ':' + text); }

  void member(std::string_view name, Value operand) {
    const KeywordInfo* known = keyword(name, Dialect::Draft2020);
    if (name == "$schema") return add(name, quote("http://json-schema.org/draft-07/schema#"));
    // In draft 7 a $ref hides what stands beside it.
    if (name == "$ref") return all_.push_back("{\"$ref\":" + reference_text(operand.string()) + "}");
    if (name == "allOf") {
      for (const Value schema : operand.items()) all_.push_back(to_draft7(schema));
    } else if (name == "$defs") {
      add("definitions", map_of_schemas(operand));
    } else if (name == "prefixItems") {
      add("items", array_of_schemas(operand));
    } else if (name == "items") {
      add(schema_.find("prefixItems") ? "additionalItems" : "items", to_draft7(operand));
    } else if (name == "dependentRequired") {
      all_.push_back("{\"dependencies\":" + to_json(operand) + "}");
    } else if (name == "dependentSchemas") {
      all_.push_back("{\"dependencies\":" + map_of_schemas(operand) + "}");
    } else if (known == nullptr || known->holds == Holds::None) {
      plain(name, operand);
    } else if (known->holds == Holds::Array) {
      add(name, array_of_schemas(operand));
    } else if (known->holds == Holds::Map) {
      add(name, map_of_schemas(operand));
    } else {
      REQUIRE(keyword(name, Dialect::Draft7) != nullptr);
      add(name, to_draft7(operand));
    }
  }

  void plain(std::string_view name, Value operand) {
    constexpr std::array<std::string_view, 5> kImpossible{"$dynamicRef", "$anchor", "$dynamicAnchor", "minContains",
                                                          "maxContains"};
    INFO(name);
    REQUIRE(std::ranges::find(kImpossible, name) == kImpossible.end());
    add(name, to_json(operand));
  }

  Value schema_;
  std::vector<std::string> members_;
  std::vector<std::string> all_;
};

}  // namespace

std::string to_draft7(Value schema) {
  return schema.is(Kind::Object) ? Rewriting(schema).text() : to_json(schema);
}

}  // namespace contract::tests
