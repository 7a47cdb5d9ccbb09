#include "agree/keyword_makers.h"

#include <array>
#include <string>

namespace contract::agree {
namespace {

void add_bound(SchemaMaker& maker, Json& schema, std::string_view inclusive, std::string_view exclusive) {
  Random& random = maker.random();
  Json limit = Json::number(std::string(some_number(random)));
  if (maker.dialect() <= Dialect::Draft4) {
    schema.add(inclusive, std::move(limit));
    if (random.chance(40)) schema.add(exclusive, Json::boolean(random.chance(70)));
    return;
  }
  schema.add(random.chance(60) ? inclusive : exclusive, std::move(limit));
}

void add_minimum(SchemaMaker& maker, Json& schema, Spot) {
  add_bound(maker, schema, "minimum", "exclusiveMinimum");
}
void add_maximum(SchemaMaker& maker, Json& schema, Spot) {
  add_bound(maker, schema, "maximum", "exclusiveMaximum");
}
void add_multiple_of(SchemaMaker& maker, Json& schema, Spot) {
  schema.add("multipleOf", Json::number(std::string(some_step(maker.random()))));
}

void add_min_length(SchemaMaker& maker, Json& schema, Spot) {
  schema.add("minLength", maker.count());
}
void add_max_length(SchemaMaker& maker, Json& schema, Spot) {
  schema.add("maxLength", Json::number(static_cast<std::size_t>(maker.random().below(40))));
}
void add_pattern(SchemaMaker& maker, Json& schema, Spot) {
  schema.add("pattern", Json::string(maker.random().pick(patterns()).name));
}
void add_format(SchemaMaker& maker, Json& schema, Spot) {
  schema.add("format", Json::string(maker.random().pick(formats()).name));
}
void add_write_only(SchemaMaker&, Json& schema, Spot) {
  schema.add("writeOnly", Json::boolean(true));
}

void add_min_items(SchemaMaker& maker, Json& schema, Spot) {
  schema.add("minItems", maker.count());
}
void add_max_items(SchemaMaker& maker, Json& schema, Spot) {
  schema.add("maxItems", Json::number(static_cast<std::size_t>(maker.random().below(6))));
}
void add_unique_items(SchemaMaker& maker, Json& schema, Spot) {
  schema.add("uniqueItems", Json::boolean(maker.random().chance(90)));
}
void add_items(SchemaMaker& maker, Json& schema, Spot spot) {
  schema.add("items", maker.schema(spot.below()));
}
void add_prefix_items(SchemaMaker& maker, Json& schema, Spot spot) {
  schema.add("prefixItems", maker.schemas(spot.below(), 1));
}
void add_tuple(SchemaMaker& maker, Json& schema, Spot spot) {
  if (!schema.has("items")) schema.add("items", maker.schemas(spot.below(), 1));
  if (maker.random().chance(60)) schema.add("additionalItems", maker.schema(spot.below()));
}
void add_contains(SchemaMaker& maker, Json& schema, Spot spot) {
  schema.add("contains", maker.schema(spot.below()));
  if (maker.dialect() < Dialect::Draft2019) return;
  if (maker.random().chance(35)) schema.add("minContains", maker.count());
  if (maker.random().chance(35)) schema.add("maxContains", maker.count());
}
void add_unevaluated_items(SchemaMaker& maker, Json& schema, Spot spot) {
  schema.add("unevaluatedItems", maker.random().chance(60) ? Json::boolean(false) : maker.schema(spot.below()));
}

void add_min_properties(SchemaMaker& maker, Json& schema, Spot) {
  schema.add("minProperties", maker.count());
}
void add_max_properties(SchemaMaker& maker, Json& schema, Spot) {
  schema.add("maxProperties", Json::number(static_cast<std::size_t>(maker.random().below(6))));
}
Json schemas_by_name(SchemaMaker& maker, Spot spot) {
  Json by_name = Json::object();
  const Json names = maker.names();
  for (const Json& name : names.children) by_name.add(name.text, maker.schema(spot));
  return by_name;
}
void add_properties(SchemaMaker& maker, Json& schema, Spot spot) {
  Json all = schemas_by_name(maker, spot.below());
  // More names than fit into one word of a set of bits.
  if (maker.random().chance(1)) {
    for (std::size_t i = 0; i < 70; ++i) all.add("p" + std::to_string(i), Json::object());
  }
  schema.add("properties", std::move(all));
}
void add_required(SchemaMaker& maker, Json& schema, Spot) {
  Json names = maker.names();
  // Mostly of the properties, as people write it.
  if (const Json* properties = schema.find("properties"); properties != nullptr && maker.random().chance(75)) {
    names = Json::array();
    for (const std::string& name : properties->names) {
      if (maker.random().chance(60)) names.children.push_back(Json::string(name));
    }
    if (names.children.empty()) names.children.push_back(Json::string(properties->names.front()));
  }
  schema.add("required", std::move(names));
}
void add_pattern_properties(SchemaMaker& maker, Json& schema, Spot spot) {
  Json by_pattern = Json::object();
  for (auto left = maker.random().between(1, 2); left > 0; --left) {
    const std::string_view pattern = maker.random().pick(patterns()).name;
    if (!by_pattern.has(pattern)) by_pattern.add(pattern, maker.schema(spot.below()));
  }
  schema.add("patternProperties", std::move(by_pattern));
}
void add_additional_properties(SchemaMaker& maker, Json& schema, Spot spot) {
  const bool closed = maker.random().chance(60);
  schema.add("additionalProperties", closed ? Json::boolean(false) : maker.schema(spot.below()));
}
void add_property_names(SchemaMaker& maker, Json& schema, Spot spot) {
  Json names = Json::object();
  switch (maker.random().below(4)) {
    case 0: add_pattern(maker, names, spot); break;
    case 1: add_max_length(maker, names, spot); break;
    case 2: names.add("enum", maker.names()); break;
    default: names = maker.schema(spot.below()); break;
  }
  schema.add("propertyNames", std::move(names));
}
Json needed_names(SchemaMaker& maker) {
  Json by_name = Json::object();
  by_name.add(some_name(maker.random()), maker.names());
  return by_name;
}
void add_dependent_required(SchemaMaker& maker, Json& schema, Spot) {
  schema.add("dependentRequired", needed_names(maker));
}
void add_dependent_schemas(SchemaMaker& maker, Json& schema, Spot spot) {
  schema.add("dependentSchemas", schemas_by_name(maker, spot.beside()));
}
void add_dependencies(SchemaMaker& maker, Json& schema, Spot spot) {
  schema.add("dependencies", maker.random().chance(50) ? needed_names(maker) : schemas_by_name(maker, spot.beside()));
}
void add_unevaluated_properties(SchemaMaker& maker, Json& schema, Spot spot) {
  schema.add("unevaluatedProperties", maker.random().chance(60) ? Json::boolean(false) : maker.schema(spot.below()));
}

void add_const(SchemaMaker& maker, Json& schema, Spot) {
  schema.add("const", some_value(maker.random(), 2));
}
void add_enum(SchemaMaker& maker, Json& schema, Spot) {
  Random& random = maker.random();
  Json values = Json::array();
  const bool strings = random.chance(60);
  for (auto left = random.between(1, 5); left > 0; --left) {
    values.children.push_back(strings ? Json::string(some_string(random)) : some_value(random, 2));
  }
  schema.add("enum", std::move(values));
}
void add_reference(SchemaMaker& maker, Json& schema, Spot spot) {
  Json reference = maker.reference(spot);
  if (reference.is(Kind::String)) schema.add("$ref", std::move(reference));
}
void add_dynamic_reference(SchemaMaker& maker, Json& schema, Spot spot) {
  if (maker.has_dynamic_anchor() && spot.after == Spot::kFree) schema.add("$dynamicRef", Json::string("#node"));
}
void add_recursive_reference(SchemaMaker&, Json& schema, Spot spot) {
  if (spot.after == Spot::kFree) schema.add("$recursiveRef", Json::string("#"));
}
void add_all_of(SchemaMaker& maker, Json& schema, Spot spot) {
  schema.add("allOf", maker.schemas(spot.beside(), 1));
}
void add_any_of(SchemaMaker& maker, Json& schema, Spot spot) {
  schema.add("anyOf", maker.schemas(spot.beside(), 1));
}
void add_one_of(SchemaMaker& maker, Json& schema, Spot spot) {
  schema.add("oneOf", maker.schemas(spot.beside(), 1));
}
// A choice by a member that says which branch it is.
void add_choice_by(SchemaMaker& maker, Json& schema, Spot spot, std::string_view tag) {
  Random& random = maker.random();
  Json branches = Json::array();
  for (const std::string_view kind : {"circle", "square", "a"}) {
    if (random.chance(15)) continue;
    Json branch = Json::object();
    Json properties = schemas_by_name(maker, spot.below());
    if (!properties.has(tag)) {
      Json value = Json::object();
      maker.demand(value, random.chance(4) ? some_scalar(random) : Json::string(kind));
      properties.add(tag, std::move(value));
    }
    branch.add("properties", std::move(properties));
    if (random.chance(93)) branch.add("required", Json::array({Json::string(tag)}));
    if (random.chance(20)) add_additional_properties(maker, branch, spot);
    branches.children.push_back(std::move(branch));
  }
  if (branches.children.empty() || random.chance(10)) branches.children.push_back(maker.schema(spot.beside()));
  const std::string_view name = !schema.has("oneOf") && random.chance(75) ? "oneOf" : "anyOf";
  if (!schema.has(name)) schema.add(name, std::move(branches));
}
void add_choice(SchemaMaker& maker, Json& schema, Spot spot) {
  add_choice_by(maker, schema, spot, maker.random().chance(70) ? "kind" : some_name(maker.random()));
}
// One of two that one object has to make.
void add_second_choice(SchemaMaker& maker, Json& schema, Spot spot) {
  add_choice_by(maker, schema, spot, maker.random().chance(70) ? "id" : "kind");
}
// Something, or null.
void add_optional(SchemaMaker& maker, Json& schema, Spot spot) {
  const std::string_view name = maker.random().chance(50) ? "oneOf" : "anyOf";
  if (schema.has(name) || schema.has("type")) return;
  Json null = Json::object();
  null.add("type", Json::string("null"));
  std::vector<Json> branches{maker.schema(spot.beside()), std::move(null)};
  if (maker.random().chance(50)) std::swap(branches[0], branches[1]);
  schema.add(name, Json::array(std::move(branches)));
}
void add_not(SchemaMaker& maker, Json& schema, Spot spot) {
  schema.add("not", maker.schema(spot.beside()));
}
void add_if(SchemaMaker& maker, Json& schema, Spot spot) {
  schema.add("if", maker.schema(spot.beside()));
  if (maker.random().chance(75)) schema.add("then", maker.schema(spot.beside()));
  if (maker.random().chance(60)) schema.add("else", maker.schema(spot.beside()));
}

void add_content(SchemaMaker& maker, Json& schema, Spot spot) {
  Random& random = maker.random();
  constexpr std::array<std::string_view, 3> kEncodings{"base64", "base64", "of-nobody"};
  constexpr std::array<std::string_view, 3> kTypes{"application/json", "application/json", "text/plain"};
  if (random.chance(50)) schema.add("contentEncoding", Json::string(random.pick(kEncodings)));
  if (random.chance(70)) schema.add("contentMediaType", Json::string(random.pick(kTypes)));
  if (maker.dialect() >= Dialect::Draft2019 && random.chance(50))
    schema.add("contentSchema", maker.schema(spot.below()));
}

// Says nothing about instances, though it looks as if it did.
void add_annotation(SchemaMaker& maker, Json& schema, Spot) {
  Random& random = maker.random();
  constexpr std::array<std::string_view, 6> kAnyValue{"default",      "discriminator", "xml",
                                                      "externalDocs", "example",       "of-nobody"};
  constexpr std::array<std::string_view, 3> kTexts{"title", "description", "$comment"};
  constexpr std::array<std::string_view, 2> kMarks{"deprecated", "readOnly"};
  switch (random.below(4)) {
    case 0: schema.add(random.pick(kTexts), Json::string("a")); break;
    case 1: schema.add(random.pick(kMarks), Json::boolean(random.chance(50))); break;
    case 2: schema.add("examples", Json::array({some_value(random, 2)})); break;
    default: schema.add(random.pick(kAnyValue), some_value(random, 2)); break;
  }
}

using enum Subject;
using enum Dialect;

constexpr std::array kKeywordMakers{
    KeywordMaker{"minimum", Numbers, 35, OpenApi30, Draft2020, add_minimum},
    KeywordMaker{"maximum", Numbers, 35, OpenApi30, Draft2020, add_maximum},
    KeywordMaker{"multipleOf", Numbers, 30, OpenApi30, Draft2020, add_multiple_of},
    KeywordMaker{"minLength", Strings, 25, OpenApi30, Draft2020, add_min_length},
    KeywordMaker{"maxLength", Strings, 20, OpenApi30, Draft2020, add_max_length},
    KeywordMaker{"pattern", Strings, 25, OpenApi30, Draft2020, add_pattern},
    KeywordMaker{"format", Strings, 25, OpenApi30, Draft2020, add_format},
    KeywordMaker{"writeOnly", Strings, 3, OpenApi30, Draft2020, add_write_only},
    KeywordMaker{"content", Strings, 6, Draft7, Draft2020, add_content},
    KeywordMaker{"minItems", Arrays, 20, OpenApi30, Draft2020, add_min_items},
    KeywordMaker{"maxItems", Arrays, 20, OpenApi30, Draft2020, add_max_items},
    KeywordMaker{"uniqueItems", Arrays, 25, OpenApi30, Draft2020, add_unique_items},
    KeywordMaker{"items", Arrays, 55, OpenApi30, Draft2020, add_items},
    KeywordMaker{"prefixItems", Arrays, 30, Draft2020, Draft2020, add_prefix_items},
    KeywordMaker{"additionalItems", Arrays, 30, Draft4, Draft2019, add_tuple},
    KeywordMaker{"contains", Arrays, 30, Draft6, Draft2020, add_contains},
    KeywordMaker{"unevaluatedItems", Arrays, 15, Draft2019, Draft2020, add_unevaluated_items},
    KeywordMaker{"minProperties", Objects, 12, OpenApi30, Draft2020, add_min_properties},
    KeywordMaker{"maxProperties", Objects, 12, OpenApi30, Draft2020, add_max_properties},
    KeywordMaker{"properties", Objects, 85, OpenApi30, Draft2020, add_properties},
    KeywordMaker{"required", Objects, 50, OpenApi30, Draft2020, add_required},
    KeywordMaker{"patternProperties", Objects, 20, Draft4, Draft2020, add_pattern_properties},
    KeywordMaker{"additionalProperties", Objects, 30, OpenApi30, Draft2020, add_additional_properties},
    KeywordMaker{"propertyNames", Objects, 12, Draft6, Draft2020, add_property_names},
    KeywordMaker{"dependentRequired", Objects, 10, Draft2019, Draft2020, add_dependent_required},
    KeywordMaker{"dependentSchemas", Objects, 10, Draft2019, Draft2020, add_dependent_schemas},
    KeywordMaker{"dependencies", Objects, 10, Draft4, Draft2020, add_dependencies},
    KeywordMaker{"unevaluatedProperties", Objects, 15, Draft2019, Draft2020, add_unevaluated_properties},
    KeywordMaker{"const", Anything, 5, Draft6, Draft2020, add_const},
    KeywordMaker{"enum", Anything, 7, OpenApi30, Draft2020, add_enum},
    KeywordMaker{"$ref", Anything, 12, OpenApi30, Draft2020, add_reference},
    KeywordMaker{"$dynamicRef", Anything, 6, Draft2020, Draft2020, add_dynamic_reference},
    KeywordMaker{"$recursiveRef", Anything, 4, Draft2019, Draft2019, add_recursive_reference},
    KeywordMaker{"allOf", Anything, 7, OpenApi30, Draft2020, add_all_of},
    KeywordMaker{"anyOf", Anything, 7, OpenApi30, Draft2020, add_any_of},
    KeywordMaker{"oneOf", Anything, 5, OpenApi30, Draft2020, add_one_of},
    KeywordMaker{"choice", Objects, 12, OpenApi30, Draft2020, add_choice},
    KeywordMaker{"second choice", Objects, 4, OpenApi30, Draft2020, add_second_choice},
    KeywordMaker{"optional", Anything, 4, Draft4, Draft2020, add_optional},
    KeywordMaker{"not", Anything, 5, OpenApi30, Draft2020, add_not},
    KeywordMaker{"if", Anything, 6, Draft7, Draft2020, add_if},
    KeywordMaker{"annotation", Anything, 3, OpenApi30, Draft2020, add_annotation},
};

}  // namespace

std::span<const KeywordMaker> keyword_makers() {
  return kKeywordMakers;
}

}  // namespace contract::agree
