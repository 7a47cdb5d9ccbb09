#include "agree/instance_maker.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace contract::agree {
namespace {

using Words = std::string_view;

std::optional<Kind> kind_named(Words type) {
  if (type == "null") return Kind::Null;
  if (type == "boolean") return Kind::Boolean;
  if (type == "number" || type == "integer") return Kind::Number;
  if (type == "string") return Kind::String;
  if (type == "array") return Kind::Array;
  if (type == "object") return Kind::Object;
  return std::nullopt;
}

// What a keyword is about, where no type is given.
constexpr std::array<std::pair<Words, Kind>, 17> kAbout{{
    {"properties", Kind::Object},
    {"required", Kind::Object},
    {"patternProperties", Kind::Object},
    {"additionalProperties", Kind::Object},
    {"propertyNames", Kind::Object},
    {"minProperties", Kind::Object},
    {"items", Kind::Array},
    {"prefixItems", Kind::Array},
    {"contains", Kind::Array},
    {"minItems", Kind::Array},
    {"uniqueItems", Kind::Array},
    {"pattern", Kind::String},
    {"format", Kind::String},
    {"minLength", Kind::String},
    {"minimum", Kind::Number},
    {"maximum", Kind::Number},
    {"multipleOf", Kind::Number},
}};

std::optional<long> small_integer(const Json* value) {
  if (value == nullptr || !value->is(Kind::Number)) return std::nullopt;
  long number = 0;
  const char* end = value->text.data() + value->text.size();
  const auto [stop, error] = std::from_chars(value->text.data(), end, number);
  constexpr long kLargest = 1'000'000;
  if (error != std::errc{} || stop != end || number > kLargest || number < -kLargest) return std::nullopt;
  return number;
}

std::size_t count_in(const Json* schema, Words keyword, std::size_t otherwise) {
  return static_cast<std::size_t>(small_integer(schema->find(keyword)).value_or(static_cast<long>(otherwise)));
}

bool is_false(const Json& schema) {
  return schema.is(Kind::Boolean) && !schema.truth;
}

}  // namespace

const Json* InstanceMaker::resolve(Words reference) const {
  for (const Words folder : {"$defs", "definitions"}) {
    const std::size_t name = reference.find_last_of("/#") + 1;
    const Json* all = root_.find(folder);
    if (const Json* found = all == nullptr ? nullptr : all->find(reference.substr(name))) return found;
  }
  return &root_;
}

void InstanceMaker::gather(const Json& schema, Schemas& applied) {
  if (applied.size() >= kMost) return;
  applied.push_back(&schema);
  if (!schema.is(Kind::Object)) return;
  for (const Words keyword : {"$ref", "$dynamicRef", "$recursiveRef"}) {
    if (const Json* reference = schema.find(keyword)) gather(*resolve(reference->text), applied);
  }
  if (const Json* all = schema.find("allOf")) {
    for (const Json& one : all->children) gather(one, applied);
  }
  for (const Words keyword : {"anyOf", "oneOf"}) {
    if (const Json* branches = schema.find(keyword)) {
      gather(branches->children[random_.below(branches->children.size())], applied);
    }
  }
  if (const Json* condition = schema.find("if")) {
    const bool holds = random_.chance(60);
    if (holds) gather(*condition, applied);
    if (const Json* then = schema.find(holds ? "then" : "else")) gather(*then, applied);
  }
}

Kind InstanceMaker::kind_for(const Schemas& applied) {
  std::vector<Kind> kinds;
  for (const Json* schema : applied) {
    const Json* type = schema->find("type");
    if (type == nullptr) continue;
    if (type->is(Kind::Array)) type = &type->children[random_.below(type->children.size())];
    if (const auto kind = kind_named(type->text)) kinds.push_back(*kind);
  }
  if (!kinds.empty()) return kinds[random_.below(kinds.size())];
  for (const Json* schema : applied) {
    for (const auto& [keyword, kind] : kAbout) {
      if (schema->has(keyword)) return kind;
    }
  }
  return Kind::Null;
}

Json InstanceMaker::value(const Schemas& schemas, int depth) {
  if (depth >= kDeepest || --left_ < 0) return some_scalar(random_);
  Schemas applied;
  for (const Json* schema : schemas) gather(*schema, applied);
  for (const Json* schema : applied) {
    if (random_.chance(8)) continue;
    if (const Json* constant = schema->find("const")) return *constant;
    if (const Json* listed = schema->find("enum")) return listed->children[random_.below(listed->children.size())];
  }
  if (random_.chance(3)) return some_value(random_, 2);
  return value_of(kind_for(applied), applied, depth);
}

Json InstanceMaker::value_of(Kind kind, const Schemas& applied, int depth) {
  switch (kind) {
    case Kind::Null: {
      const bool says_null = std::ranges::any_of(applied, [](const Json* schema) { return schema->has("type"); });
      return says_null ? Json{} : some_value(random_, 2);
    }
    case Kind::Boolean: return Json::boolean(random_.chance(50));
    case Kind::Number: return number(applied);
    case Kind::String: return string(applied);
    case Kind::Array: return array(applied, depth);
    case Kind::Object: return object(applied, depth);
  }
  return {};
}

Json InstanceMaker::object(const Schemas& applied, int depth) {
  Json object = Json::object();
  std::size_t least = 0;
  std::vector<Words> names;
  for (const Json* schema : applied) {
    if (const Json* required = schema->find("required"); required != nullptr && required->is(Kind::Array)) {
      for (const Json& name : required->children) names.push_back(name.text);
    }
    if (const Json* properties = schema->find("properties")) {
      // Of very many properties a few will do, but at times all.
      const unsigned share = properties->names.size() < 10 ? 65 : random_.chance(50) ? 5 : 97;
      for (const std::string& name : properties->names) {
        if (random_.chance(share)) names.push_back(name);
      }
    }
    if (const Json* by_pattern = schema->find("patternProperties"); by_pattern != nullptr && random_.chance(50)) {
      const Words pattern = by_pattern->names[random_.below(by_pattern->names.size())];
      names.push_back(random_.pick(find_language(patterns(), pattern)->inside));
    }
    for (const Words keyword : {"dependentRequired", "dependencies"}) {
      const Json* needs = schema->find(keyword);
      if (needs == nullptr || !random_.chance(50)) continue;
      names.emplace_back(needs->names.front());
      if (!needs->children.front().is(Kind::Array)) continue;
      for (const Json& name : needs->children.front().children) names.push_back(name.text);
    }
    least = std::max(least, count_in(schema, "minProperties", 0));
  }
  if (random_.chance(15)) names.push_back(some_name(random_));
  for (int tries = 0; names.size() < least && tries < 8; ++tries) names.push_back(some_name(random_));
  if (random_.chance(30)) {
    for (std::size_t i = names.size(); i > 1; --i) std::swap(names[i - 1], names[random_.below(i)]);
  }
  for (const Words name : names) {
    if (!object.has(name)) add_member(object, name, applied, depth);
  }
  return object;
}

void InstanceMaker::add_member(Json& object, Words name, const Schemas& applied, int depth) {
  Schemas schemas;
  for (const Json* schema : applied) {
    bool known = false;
    if (const Json* properties = schema->find("properties")) {
      if (const Json* property = properties->find(name)) {
        schemas.push_back(property);
        known = true;
      }
    }
    if (const Json* by_pattern = schema->find("patternProperties")) {
      for (std::size_t i = 0; i < by_pattern->names.size(); ++i) {
        const auto inside = find_language(patterns(), by_pattern->names[i])->inside;
        if (std::ranges::find(inside, name) == inside.end()) continue;
        schemas.push_back(&by_pattern->children[i]);
        known = true;
      }
    }
    const Json* others = schema->find("additionalProperties");
    if (!known && others != nullptr) schemas.push_back(others);
  }
  const bool forbidden = std::ranges::any_of(schemas, [](const Json* schema) { return is_false(*schema); });
  if (forbidden && random_.chance(93)) return;
  object.add(name, value(schemas, depth + 1));
}

InstanceMaker::Schemas InstanceMaker::schemas_of_item(const Schemas& applied, std::size_t index) {
  Schemas schemas;
  for (const Json* schema : applied) {
    const Json* items = schema->find("items");
    const Json* prefix = schema->find("prefixItems");
    const Json* rest = items;
    if (items != nullptr && items->is(Kind::Array)) {
      prefix = items;
      rest = schema->find("additionalItems");
    }
    if (prefix != nullptr && index < prefix->children.size()) {
      schemas.push_back(&prefix->children[index]);
    } else if (rest != nullptr) {
      schemas.push_back(rest);
    }
    const Json* contained = schema->find("contains");
    if (contained != nullptr && random_.chance(45)) schemas.push_back(contained);
  }
  return schemas;
}

Json InstanceMaker::array(const Schemas& applied, int depth) {
  std::size_t least = 0;
  std::size_t most = 8;
  for (const Json* schema : applied) {
    least = std::max({least, count_in(schema, "minItems", 0), count_in(schema, "minContains", 0)});
    if (schema->has("contains")) least = std::max<std::size_t>(least, 1);
    most = std::min(most, count_in(schema, "maxItems", most));
  }
  const std::size_t count = std::min(least + random_.below(4), std::max(least, most));
  Json array = Json::array();
  for (std::size_t i = 0; i < count; ++i) {
    const Schemas schemas = schemas_of_item(applied, i);
    const bool forbidden = std::ranges::any_of(schemas, [](const Json* schema) { return is_false(*schema); });
    if (forbidden && i >= least && random_.chance(93)) break;
    array.children.push_back(value(schemas, depth + 1));
  }
  return array;
}

Json InstanceMaker::string(const Schemas& applied) {
  std::string text(some_string(random_));
  std::size_t least = 0;
  std::size_t most = text.size() + 60;
  for (const Json* schema : applied) {
    for (const auto& [keyword, among] :
         {std::pair(Words("pattern"), patterns()), std::pair(Words("format"), formats()),
          std::pair(Words("contentMediaType"), contents()), std::pair(Words("contentEncoding"), contents())}) {
      const Json* wanted = schema->find(keyword);
      if (wanted == nullptr) continue;
      const Language& language = *find_language(among, wanted->text);
      text = random_.pick(random_.chance(85) ? language.inside : language.outside);
    }
    least = std::max(least, count_in(schema, "minLength", 0));
    most = std::min(most, count_in(schema, "maxLength", most));
  }
  if (random_.chance(10)) return Json::string(text);
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (text.size() > most && std::ranges::all_of(text, is_ascii)) text.resize(most);
  while (text.size() < least) text += 'a';
  return Json::string(text);
}

Json InstanceMaker::number(const Schemas& applied) {
  std::vector<std::string> candidates;
  for (const Json* schema : applied) {
    for (const Words keyword : {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}) {
      const Json* limit = schema->find(keyword);
      if (limit == nullptr || !limit->is(Kind::Number)) continue;
      candidates.push_back(limit->text);
      if (const auto number = small_integer(limit)) {
        candidates.push_back(std::to_string(*number + random_.between(-2, 2)));
        candidates.push_back(std::to_string(*number * random_.between(-3, 3)));
      }
    }
  }
  candidates.emplace_back(some_number(random_));
  candidates.emplace_back(std::to_string(random_.below(12)));
  return Json::number(candidates[random_.below(candidates.size())]);
}

}  // namespace contract::agree
