#include "agree/schema_maker.h"

#include <array>
#include <string>

#include "agree/keyword_makers.h"

namespace contract::agree {
namespace {

// The root is mostly about objects, as schemas that people write are.
Subject some_subject(int depth, Random& random) {
  if (depth == 0 && random.chance(60)) return Subject::Objects;
  constexpr std::array kSubjects{Subject::Objects, Subject::Arrays,  Subject::Strings, Subject::Strings,
                                 Subject::Numbers, Subject::Objects, Subject::Anything};
  return random.pick(kSubjects);
}

std::string_view metaschema(Dialect dialect) {
  switch (dialect) {
    case Dialect::Draft4: return "http://json-schema.org/draft-04/schema#";
    case Dialect::Draft6: return "http://json-schema.org/draft-06/schema#";
    case Dialect::Draft7: return "http://json-schema.org/draft-07/schema#";
    case Dialect::Draft2019: return "https://json-schema.org/draft/2019-09/schema";
    case Dialect::OpenApi30:
    case Dialect::Draft2020: break;
  }
  return "https://json-schema.org/draft/2020-12/schema";
}

std::string_view type_of(Subject subject, Random& random) {
  constexpr std::array<std::string_view, 7> kTypes{"null", "boolean", "number", "integer", "string", "array", "object"};
  switch (subject) {
    case Subject::Numbers: return random.chance(50) ? "integer" : "number";
    case Subject::Strings: return "string";
    case Subject::Arrays: return "array";
    case Subject::Objects: return "object";
    case Subject::Anything: break;
  }
  return random.pick(kTypes);
}

}  // namespace

Json SchemaMaker::make() {
  // In OpenAPI 3.0 definitions stand outside of the schema.
  if (dialect_ != Dialect::OpenApi30 && random_.chance(35)) definitions_ = static_cast<int>(random_.between(1, 3));
  if (dialect_ >= Dialect::Draft2019 && random_.chance(85)) folder_ = "$defs";
  has_ids_ = definitions_ > 0 && random_.chance(30);
  has_dynamic_anchor_ = dialect_ == Dialect::Draft2020 && random_.chance(has_ids_ ? 50 : 10);
  Json root = object_schema({});
  if (dialect_ != Dialect::OpenApi30 && random_.chance(5)) root.add("$schema", Json::string(metaschema(dialect_)));
  if (has_ids_ && random_.chance(50)) add_id(root, "schema");
  if (dialect_ == Dialect::Draft2019) root.add("$recursiveAnchor", Json::boolean(random_.chance(70)));
  if (has_dynamic_anchor_) root.add("$dynamicAnchor", Json::string("node"));
  add_definitions(root);
  return root;
}

void SchemaMaker::add_definitions(Json& root) {
  if (definitions_ == 0) return;
  Json all = Json::object();
  for (int number = 0; number < definitions_; ++number) {
    const std::string name = "d" + std::to_string(number);
    const bool is_own = is_resource(number);
    Json definition = object_schema({.depth = 1, .after = number, .inside = is_own ? number : Spot::kRoot});
    if (dialect_ >= Dialect::Draft2019) definition.add("$anchor", Json::string(name));
    if (is_own) {
      if (dialect_ <= Dialect::Draft7) definition.remove_member("$ref");  // it would hide the id
      add_id(definition, name);
      if (has_dynamic_anchor_) definition.add("$dynamicAnchor", Json::string("node"));
      if (dialect_ == Dialect::Draft2019 && random_.chance(50)) definition.add("$recursiveAnchor", Json::boolean(true));
    }
    all.add(name, std::move(definition));
  }
  root.add(folder_, std::move(all));
}

void SchemaMaker::add_id(Json& schema, std::string_view id) {
  schema.add(dialect_ <= Dialect::Draft4 ? "id" : "$id", Json::string(id));
}

Json SchemaMaker::schema(Spot spot) {
  if (dialect_ >= Dialect::Draft6 && random_.chance(6)) return Json::boolean(random_.chance(60));
  return random_.chance(4) ? Json::object() : object_schema(spot);
}

Json SchemaMaker::object_schema(Spot spot) {
  Json schema = Json::object();
  const bool scalars_only = spot.depth >= kDeepest;
  Subject subject = some_subject(spot.depth, random_);
  if (scalars_only && (subject == Subject::Arrays || subject == Subject::Objects)) subject = Subject::Strings;
  if (random_.chance(65)) add_type(schema, subject);
  add_keywords(schema, spot, subject);
  return schema;
}

void SchemaMaker::add_type(Json& schema, Subject subject) {
  const std::string_view type = type_of(subject, random_);
  if (dialect_ == Dialect::OpenApi30) {
    schema.add("type", Json::string(type == "null" ? "string" : type));
    if (random_.chance(20)) schema.add("nullable", Json::boolean(random_.chance(80)));
    return;
  }
  if (random_.chance(80)) {
    schema.add("type", Json::string(type));
    return;
  }
  std::vector<Json> types{Json::string(type)};
  const std::string_view other = random_.chance(60) ? "null" : type_of(some_subject(1, random_), random_);
  if (other != type) types.push_back(Json::string(other));
  schema.add("type", Json::array(std::move(types)));
}

void SchemaMaker::add_keywords(Json& schema, Spot spot, Subject subject) {
  constexpr unsigned kStray = 2;  // percent of the keywords that are about something else
  const bool is_leaf = spot.depth >= kDeepest;
  for (const KeywordMaker& keyword : keyword_makers()) {
    if (dialect_ < keyword.first || dialect_ > keyword.last) continue;
    const bool nests = keyword.subject == Subject::Arrays || keyword.subject == Subject::Objects;
    if (is_leaf && (nests || keyword.subject == Subject::Anything)) continue;
    const bool fits = keyword.subject == subject || keyword.subject == Subject::Anything;
    if (random_.chance(fits ? keyword.percent : kStray) && !schema.has(keyword.name)) keyword.add(*this, schema, spot);
  }
}

Json SchemaMaker::schemas(Spot spot, std::size_t least) {
  Json all = Json::array();
  for (auto left = least + random_.below(3); left > 0; --left) all.children.push_back(schema(spot));
  return all;
}

Json SchemaMaker::count() {
  return Json::number(static_cast<std::size_t>(random_.below(4)));
}

Json SchemaMaker::names() {
  Json names = Json::array();
  for (auto left = random_.below(3) + 1; left > 0; --left) {
    const std::string_view name = some_name(random_);
    bool known = false;
    for (const Json& other : names.children) known = known || other.text == name;
    if (!known) names.children.push_back(Json::string(name));
  }
  return names;
}

Json SchemaMaker::reference(Spot spot) {
  const int first = spot.after == Spot::kFree ? 0 : spot.after + 1;
  const std::string root = spot.inside == Spot::kRoot ? "" : "schema";
  if (spot.after == Spot::kFree && random_.chance(25)) return Json::string(root + '#');
  if (first >= definitions_) return {};
  const int number = static_cast<int>(random_.between(first, definitions_ - 1));
  const std::string name = "d" + std::to_string(number);
  if (is_resource(number) && random_.chance(80)) return Json::string(name);
  // An anchor is one of the resource that it is in.
  const bool by_anchor = dialect_ >= Dialect::Draft2019 && random_.chance(30);
  if (by_anchor) return Json::string((is_resource(number) ? name : root) + '#' + name);
  return Json::string(root + "#/" + std::string(folder_) + '/' + name);
}

void SchemaMaker::demand(Json& schema, Json value) {
  if (dialect_ >= Dialect::Draft6 && random_.chance(85)) {
    schema.add("const", std::move(value));
  } else {
    schema.add("enum", Json::array({std::move(value)}));
  }
}

}  // namespace contract::agree
